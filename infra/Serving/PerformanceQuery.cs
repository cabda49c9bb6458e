namespace LandingZone.Serving;

/// <summary>
/// The SQL of a measurement, in Athena's dialect (engine version 3, Trino). The words in braces are put in when a measurement runs; they come from
/// settings that allow letters, digits and hyphens only, and from the clock.
/// </summary>
internal static class PerformanceQuery
{
    /// <summary>The words that are put in.</summary>
    public static readonly IReadOnlyList<string> Variables = ["model", "version", "mode", "today", "from"];

    /// <summary>Makes the day's folder known to the catalog. It asks nothing of whoever writes records.</summary>
    public const string AddPredictionPartition =
        "ALTER TABLE predictions ADD IF NOT EXISTS PARTITION "
        + "(model = '{model}', version = '{version}', mode = '{mode}', day = '{today}')";

    /// <summary>The same for outcomes.</summary>
    public const string AddOutcomePartition =
        "ALTER TABLE outcomes ADD IF NOT EXISTS PARTITION (model = '{model}', day = '{today}')";

    /// <summary>
    /// One row, a column for each metric. A version in stealth is judged by the requests that it shares with the live ones; accuracy and the
    /// Brier score by those whose outcome is known; drift is the population stability index of the confidence in ten bins, each count raised by a
    /// half so that an empty bin does not divide by nothing.
    /// </summary>
    public const string Measure =
        """
        WITH answers AS (
          SELECT request, mode, version, day, status, latency_ms,
            element_at(
              array_sort(results, (a, b) -> IF(a.probability < b.probability, 1, IF(a.probability > b.probability, -1, 0))), 1) AS best
          FROM predictions
          WHERE model = '{model}' AND day >= '{from}'
            AND (mode = 'live' OR (version = '{version}' AND mode = '{mode}'))
        ),
        own AS (
          SELECT request, day, status, latency_ms, best.category AS category, best.probability AS confidence
          FROM answers
          WHERE version = '{version}' AND mode = '{mode}'
        ),
        others AS (
          SELECT request, max_by(best.category, version) AS category
          FROM answers
          WHERE mode = 'live' AND version <> '{version}'
          GROUP BY request
        ),
        truths AS (
          SELECT request, max_by(category, at) AS category
          FROM outcomes
          WHERE model = '{model}' AND day >= '{from}'
          GROUP BY request
        ),
        bins AS (
          SELECT width_bucket(confidence, 0e0, 1e0, 10) AS bin,
            count_if(day = '{today}') + 5e-1 AS now,
            count_if(day < '{today}') + 5e-1 AS before
          FROM own
          WHERE confidence IS NOT NULL
          GROUP BY 1
        ),
        shares AS (
          SELECT now / sum(now) OVER () AS now, before / sum(before) OVER () AS before FROM bins
        )
        SELECT
          count(*) AS Requests,
          avg(IF(own.status >= 500 OR own.status IS NULL, 1e0, 0e0)) AS ErrorRate,
          approx_percentile(own.latency_ms, 5e-1) AS LatencyP50,
          approx_percentile(own.latency_ms, 99e-2) AS LatencyP99,
          avg(own.confidence) AS Confidence,
          avg(IF(others.category IS NULL, NULL, IF(others.category = own.category, 1e0, 0e0))) AS AgreementWithLive,
          count(truths.category) AS KnownOutcomes,
          avg(IF(truths.category IS NULL, NULL, IF(truths.category = own.category, 1e0, 0e0))) AS Accuracy,
          avg(IF(truths.category IS NULL, NULL, power(IF(truths.category = own.category, 1e0, 0e0) - own.confidence, 2))) AS BrierScore,
          (SELECT sum((now - before) * ln(now / before)) FROM shares) AS Drift
        FROM own
        LEFT JOIN others ON others.request = own.request
        LEFT JOIN truths ON truths.request = own.request
        """;
}
