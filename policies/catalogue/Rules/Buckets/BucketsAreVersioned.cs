using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-05.</summary>
internal sealed class BucketsAreVersioned() : StackRule(
    new()
    {
        Id = "S3-05",
        Title = "Buckets keep versions",
        Demand = "Versioning is on.",
        Why = "What somebody overwrites or deletes, by mistake or on purpose, can be brought back.",
        Repair = "Add an aws.s3.BucketVersioning with versioningConfiguration.status Enabled.",
        Severity = Severity.Low,
        Controls = [Control.SecurityHub("S3.14"), Control.Nist("CP-9"), Control.Nist("CP-10"), Control.Nist("SI-12")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var bucket in BucketView.Of(stack))
        {
            var versioning = bucket.Versioning;
            yield return versioning.Missing("The bucket keeps no versions.");
            if (!versioning.Settings.IsAbsent)
            {
                yield return versioning.On.Demand(
                    versioning.Path, bucket.IsVersioned, $"The bucket keeps no versions ({versioning.Path} is {versioning.Settings}).");
            }
        }
    }
}
