using System.Collections.Frozen;

namespace LandingZone.Networking;

/// <summary>The retention periods that CloudWatch Logs offers (CloudWatch Logs API reference, PutRetentionPolicy), in days.</summary>
internal static class LogRetention
{
    /// <summary>The shortest that a bank accepts for logs that are evidence (Security Hub control CloudWatch.16).</summary>
    public const int ShortestDays = 365;

    private static readonly FrozenSet<int> Offered = new[]
    {
        365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    }.ToFrozenSet();

    /// <summary>What is wrong with a retention period; null where nothing is.</summary>
    public static string? ProblemOf(int days) => Offered.Contains(days)
        ? null
        : $"A retention of {days} days is not possible; use one that CloudWatch Logs offers and that is {ShortestDays} or longer: "
            + $"{string.Join(", ", Offered.Order())}.";
}
