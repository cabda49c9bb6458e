using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Audit;

/// <summary>Which objects of S3 a trail records: ARNs that begin in one of some ways, but for those that begin in one of others.</summary>
/// <param name="Beginnings">The beginnings; absent for all.</param>
/// <param name="Excluded">The beginnings that are left out; absent for none.</param>
internal sealed record ObjectSelector(Value Beginnings, Value Excluded)
{
    /// <summary>The type of objects in selectors.</summary>
    public const string ObjectType = "AWS::S3::Object";

    /// <summary>Reads the fields of an advanced selector; null where it is not about all reads and writes of objects.</summary>
    public static ObjectSelector? From(IReadOnlyList<Value> fields)
    {
        var (category, type, arn) = (Field("eventCategory"), Field("resources.type"), Field("resources.ARN"));

        // Any other field (readOnly, eventName) leaves something out.
        var known = new[] { category, type, arn }.Count(field => !field.IsAbsent);
        return known == fields.Count && category["equals"].Contains("Data").IsYes && type["equals"].Contains(ObjectType).IsYes
            && (arn.IsAbsent || OnlyBeginnings(arn))
            ? new ObjectSelector(arn["startsWiths"].Or(arn["startsWith"]).Given(), arn["notStartsWiths"].Or(arn["notStartsWith"]).Given())
            : null;

        Value Field(string name) => fields.FirstOrDefault(field => field["field"].Is(name).IsYes, Value.Absent);
    }

    /// <summary>Whether it records every object of a bucket.</summary>
    /// <param name="bucket">The bucket's name.</param>
    public Truth Covers(Value bucket)
    {
        if (Beginnings.IsAbsent && Excluded.IsAbsent)
        {
            return Truth.Yes;
        }

        // An exclusion below the bucket ("…bucket/prefix") leaves some objects out, so that not every one is recorded.
        return bucket.Text is not { } name ? Truth.Unknown
            : (Beginnings.IsAbsent ? Truth.Yes : Truth.Any(Beginnings.Items, one => one.Matches(text => Arn(name).StartsWith(text, StringComparison.Ordinal))))
                & !Truth.Any(Excluded.Items, one => one.Matches(text => Meets(text, Arn(name))));
    }

    private static bool OnlyBeginnings(Value field) =>
        field.Entries.All(entry => entry.Key is "field" or "startsWiths" or "startsWith" or "notStartsWiths" or "notStartsWith" || entry.Value.IsSet.IsNo);

    private static bool Meets(string excluded, string arn) =>
        arn.StartsWith(excluded, StringComparison.Ordinal) || excluded.StartsWith(arn, StringComparison.Ordinal);

    private static string Arn(string bucket) => $"arn:aws:s3:::{bucket}/";
}
