using System.Text.Json.Nodes;

namespace LandingZone.Cli.Tests.Support;

/// <summary>Exported states of a few resources.</summary>
internal static class SmallState
{
    /// <summary>The subnet that NET-03 is against.</summary>
    public const string SubnetUrn = "urn:pulumi:small::landing-zone::aws:ec2/subnet:Subnet::open";

    private const string StackUrn = "urn:pulumi:small::landing-zone::pulumi:pulumi:Stack::landing-zone-small";

    /// <summary>A stack with a subnet.</summary>
    public static JsonObject WithSubnet(bool givesPublicAddress = true, int version = 3, string parent = StackUrn) => new()
    {
        ["version"] = version,
        ["deployment"] = new JsonObject
        {
            ["manifest"] = new JsonObject { ["time"] = "2026-11-21T00:00:00Z", ["magic"] = "", ["version"] = "" },
            ["resources"] = new JsonArray(
                new JsonObject { ["urn"] = StackUrn, ["custom"] = false, ["type"] = "pulumi:pulumi:Stack" },
                new JsonObject
                {
                    ["urn"] = SubnetUrn,
                    ["custom"] = true,
                    ["id"] = "subnet-1",
                    ["type"] = "aws:ec2/subnet:Subnet",
                    ["inputs"] = new JsonObject { ["vpcId"] = "vpc-1", ["mapPublicIpOnLaunch"] = givesPublicAddress },
                    ["outputs"] = new JsonObject { ["vpcId"] = "vpc-1", ["mapPublicIpOnLaunch"] = givesPublicAddress },
                    ["parent"] = parent,
                }),
        },
    };

    /// <summary>Writes a state to a folder, one value a line.</summary>
    public static string WriteTo(this JsonObject state, TemporaryFolder folder, string name = "state.json")
    {
        File.WriteAllText(System.IO.Path.Combine(folder.Path, name), state.ToJsonString(new() { WriteIndented = true }));
        return name;
    }
}
