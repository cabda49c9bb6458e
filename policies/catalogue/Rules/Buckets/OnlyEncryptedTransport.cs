using System.Globalization;
using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-03.</summary>
internal sealed class OnlyEncryptedTransport() : StackRule(
    new()
    {
        Id = "S3-03",
        Title = "Buckets refuse unencrypted and old transport",
        Demand = "The bucket's policy denies everybody every action without TLS, and with a TLS older than 1.2.",
        Why = "What travels in the clear can be read and changed on its way.",
        Repair =
            "Add Deny statements for Principal *, Action s3:*, the bucket and its objects: one with Bool aws:SecureTransport false, "
            + "one with NumericLessThan s3:TlsVersion 1.2.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("S3.5"), Control.CisAws("2.1.1"), Control.Nist("SC-8"), Control.Nist("SC-13"), Control.Pci("4.2.1")],
    })
{
    /// <summary>Actions on the bucket and on its objects; a Deny of "s3:*" is about all of them.</summary>
    private static readonly string[] Samples = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket", "s3:PutBucketPolicy"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var bucket in BucketView.Of(stack))
        {
            var on = bucket.Policies[0].On;
            yield return bucket.Policies[0].Missing("The bucket has no policy, and so takes requests without TLS.");
            if (bucket.Policies[0].Settings.IsAbsent)
            {
                continue;
            }

            yield return Has(bucket, on, IsInsecure, "does not deny requests without TLS");
            yield return Has(bucket, on, IsOld, "does not deny a TLS older than 1.2");
        }
    }

    private static Verdict? Has(Bucket bucket, Resource on, Func<PolicyCondition, bool> condition, string breach) => on.Demand(
        bucket.Policies[0].Path,
        Truth.Any(
            bucket.Policies, policy => PolicyDocument.Read(policy.Settings).Has(statement => Denies(statement, bucket.Name, condition))),
        $"The bucket's policy {breach}.");

    private static bool Denies(PolicyStatement statement, string? name, Func<PolicyCondition, bool> condition) =>
        !statement.IsAllow
        && statement.NotPrincipals is null && statement.IsForEverybody
        && Samples.All(statement.IsAboutAction)
        && IsForAll(statement, name)
        && statement.Conditions is [var only] && condition(only);

    private static bool IsForAll(PolicyStatement statement, string? name)
    {
        // Before the name is known, the shape has to do: one ARN of a bucket and one of everything in a bucket.
        var resources = statement.Resources ?? [];
        return resources.Contains("*")
            || (resources.Any(one => name is null ? !one.Contains('/') : one.EndsWith($":::{name}", StringComparison.Ordinal))
                && resources.Any(one => one.EndsWith(name is null ? "/*" : $":::{name}/*", StringComparison.Ordinal)));
    }

    private static bool IsInsecure(PolicyCondition condition) =>
        condition.IsOn("aws:SecureTransport") && condition.BareOperator == "Bool" && condition.Values is ["false"];

    private static bool IsOld(PolicyCondition condition) =>
        condition.IsOn("s3:TlsVersion") && condition.BareOperator == "NumericLessThan" && condition.Values is [var version]
        && double.TryParse(version, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 1.2;
}
