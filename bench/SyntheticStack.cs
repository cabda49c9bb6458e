using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Bench;

/// <summary>
/// A stack of a given size in the shape of a real one: components inside components, ten resources to a cell,
/// each fed by outputs of its neighbours, so that dependencies, parents and checks all have work to do.
/// </summary>
internal static class SyntheticStack
{
    /// <summary>Resources in one cell: the component itself and nine inside it.</summary>
    private const int CellSize = 10;

    /// <summary>Cells in one district, the component around them.</summary>
    private const int DistrictSize = 25;

    /// <summary>Declares about <paramref name="resources"/> resources in the current deployment.</summary>
    public static void Declare(int resources)
    {
        District? district = null;
        Output<string>? previousVpc = null;
        for (var cell = 0; cell < resources / CellSize; cell++)
        {
            if (cell % DistrictSize == 0)
            {
                district = new District($"district-{cell / DistrictSize}");
            }

            previousVpc = new Cell($"cell-{cell}", previousVpc, district!).VpcId;
        }
    }

    private sealed class District(string name) : ComponentResource("landingzone:bench:District", name);

    private sealed class Cell : ComponentResource
    {
        public Cell(string name, Output<string>? neighbour, District district)
            : base("landingzone:bench:Cell", name, new ComponentResourceOptions { Parent = district })
        {
            var inside = new CustomResourceOptions { Parent = this };
            var tags = new InputMap<string> { ["Name"] = name, ["landing-zone:owner"] = "bench", ["neighbour"] = neighbour ?? Output.Create("none") };

            var vpc = new Aws.Ec2.Vpc($"{name}-vpc", new() { CidrBlock = "10.0.0.0/16", EnableDnsHostnames = true, EnableDnsSupport = true, Tags = tags }, inside);
            var group = new Aws.Ec2.SecurityGroup($"{name}-group", new() { VpcId = vpc.Id, Description = "Bench", Tags = tags }, inside);
            for (var i = 0; i < 2; i++)
            {
                var subnet = new Aws.Ec2.Subnet($"{name}-subnet-{i}", new() { VpcId = vpc.Id, CidrBlock = $"10.0.{i}.0/24", Tags = tags }, inside);
                var table = new Aws.Ec2.RouteTable($"{name}-routes-{i}", new() { VpcId = vpc.Id, Tags = tags }, inside);
                _ = new Aws.Ec2.RouteTableAssociation($"{name}-association-{i}", new() { SubnetId = subnet.Id, RouteTableId = table.Id }, inside);
            }

            _ = new Aws.Vpc.SecurityGroupIngressRule(
                $"{name}-rule",
                new() { SecurityGroupId = group.Id, CidrIpv4 = vpc.CidrBlock, IpProtocol = "tcp", FromPort = 443, ToPort = 443 },
                new CustomResourceOptions { Parent = this, DependsOn = { vpc } });
            VpcId = vpc.Id;
            RegisterOutputs(new Dictionary<string, object?> { ["vpcId"] = VpcId });
        }

        public Output<string> VpcId { get; }
    }
}
