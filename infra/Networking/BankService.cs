using System.Text.RegularExpressions;
using LandingZone.Cluster;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;

namespace LandingZone.Networking;

/// <summary>
/// A service that the bank offers to its zones by PrivateLink, such as its identity provider: an interface endpoint in the endpoint tier,
/// reached from the zone as AWS's own services are, and under the service's own name. No route leads out of the zone for it.
/// </summary>
public sealed partial class BankService : ComponentResource
{
    /// <summary>Declares the endpoint.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public BankService(string name, BankServiceArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:networking:BankService", name, options)
    {
        Check(name, args);
        EndpointId = new Ec2.VpcEndpoint(name, new Ec2.VpcEndpointArgs
        {
            VpcId = args.VpcId,
            VpcEndpointType = "Interface",
            ServiceName = args.ServiceName,
            SubnetIds = args.EndpointTier.SubnetIds,
            SecurityGroupIds = { args.EndpointTier.SecurityGroupId! },

            // The name that the bank has shown to be its own (AWS PrivateLink guide, "Manage DNS names for VPC endpoint services").
            PrivateDnsEnabled = true,
            IpAddressType = "ipv4",
            Tags = args.Zone.Tags(args.Zone.NameOf(name, 255)),
        }, new CustomResourceOptions { Parent = this }).Id;
        RegisterOutputs(new Dictionary<string, object?> { ["endpointId"] = EndpointId });
    }

    /// <summary>The endpoint's id.</summary>
    public Output<string> EndpointId { get; }

    internal static void Check(string name, BankServiceArgs args)
    {
        var problems = new ArgumentProblems(nameof(BankService), name);
        var form = ServiceForm().Match(args.ServiceName);
        problems.AddIf(
            !form.Success, $"ServiceName is '{args.ServiceName}'; write that of an endpoint service, 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0'.");
        problems.AddIf(
            form.Success && form.Groups["region"].Value != args.Zone.Region.Name,
            $"ServiceName is '{args.ServiceName}', a service of {form.Groups["region"].Value}; the zone is in {args.Zone.Region.Name}, so name the one there.");
        problems.ThrowIfAny();
    }

    [GeneratedRegex(@"\Acom\.amazonaws\.vpce\.(?<region>[a-z0-9-]+)\.vpce-svc-[0-9a-f]{17}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceForm();
}
