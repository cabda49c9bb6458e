using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-12.</summary>
internal sealed class AccessPointsAreClosed() : ResourceRule(
    new()
    {
        Id = "S3-12",
        Title = "Access points block public access",
        Demand = "Access points and multi-region access points have all four flags of Block Public Access on.",
        Why = "An access point has a policy of its own, and its flags cannot be changed once it exists.",
        Repair = "Leave publicAccessBlockConfiguration out, or set all its four flags to true.",
        Severity = Severity.Critical,
        Controls = [Control.Fsbp("S3.19"), Control.Fsbp("S3.24"), Control.Nist("AC-3"), Control.Nist("SC-7"), Control.Pci("1.4.4")],
    },
    "aws:s3/accessPoint:AccessPoint",
    "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint",
    "aws-native:s3:AccessPoint",
    "aws-native:s3:MultiRegionAccessPoint")
{
    private static readonly string[] Flags = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var (block, path) = resource.Type == "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint"
            ? (resource.Stated("details")["publicAccessBlock"], "details.publicAccessBlock")
            : (resource.Stated("publicAccessBlockConfiguration"), "publicAccessBlockConfiguration");

        // Without the block all flags are on. In it, CloudFormation takes what is left out as off, and the other provider as on.
        var fallback = block.IsAbsent || resource.Type.StartsWith("aws:", StringComparison.Ordinal);
        return Flags.Select(flag => resource.Demand(
            $"{path}.{flag}", block[flag].Or(fallback).IsTrue, $"The access point's flag {flag} is off."));
    }
}
