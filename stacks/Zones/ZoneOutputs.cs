using System.Collections.Immutable;
using LandingZone.Networking;
using LandingZone.Stacks.Settings;
using LandingZone.Storage;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>The outputs of a stack by which other stacks and people find its zone, and how another stack reads them.</summary>
internal static class ZoneOutputs
{
    /// <summary>The output with the VPC's id.</summary>
    public const string VpcId = "vpcId";

    /// <summary>The output with the buckets' names, by what they hold.</summary>
    public const string Buckets = "buckets";

    /// <summary>The output with the ids of a tier's route tables, in the order of the availability zones.</summary>
    public static string RouteTableIds(NetworkTier tier) => $"{Prefix(tier)}RouteTableIds";

    /// <summary>The output with the id of a tier's security group.</summary>
    public static string SecurityGroupId(NetworkTier tier) => $"{Prefix(tier)}SecurityGroupId";

    /// <summary>The output with the id of a tier's network ACL.</summary>
    public static string NetworkAclId(NetworkTier tier) => $"{Prefix(tier)}NetworkAclId";

    /// <summary>What every zone tells.</summary>
    public static Dictionary<string, object?> Of(
        ZoneSettings settings, ZoneNetwork network, IReadOnlyDictionary<string, SecureBucket> buckets)
    {
        var outputs = new Dictionary<string, object?>
        {
            ["zone"] = settings.Zone.Name,
            ["region"] = settings.Zone.Region.Name,
            ["account"] = settings.Zone.AccountId,
            [VpcId] = network.VpcId,
            ["block"] = network.Block.ToString(),
            [Buckets] = buckets.ToDictionary(bucket => bucket.Key, bucket => (object?)bucket.Value.BucketName),
        };
        foreach (var tier in new[] { network.Application, network.Data })
        {
            outputs[$"{Prefix(tier.Tier)}SubnetIds"] = tier.SubnetIds;
            outputs[RouteTableIds(tier.Tier)] = tier.RouteTableIds;
            outputs[SecurityGroupId(tier.Tier)] = tier.SecurityGroupId;
            outputs[NetworkAclId(tier.Tier)] = tier.NetworkAclId;
        }

        return outputs;
    }

    /// <summary>An output of another stack that is a text; null where that stack does not have it (yet).</summary>
    public static Output<string> Text(this StackReference stack, string output) =>
        stack.GetOutput(output).Apply(value => (value as string)!);

    /// <summary>An output of another stack that is a list of texts; the default array where that stack does not have it (yet).</summary>
    public static Output<ImmutableArray<string>> Texts(this StackReference stack, string output) => stack.GetOutput(output).Apply(
        value => value is ImmutableArray<object> { IsDefault: false } list ? [.. list.OfType<string>()] : default(ImmutableArray<string>));

    private static string Prefix(NetworkTier tier) => tier.ToString().ToLowerInvariant();
}
