using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-12.</summary>
internal sealed class NetworksHaveEndpoints() : StackRule(
    new()
    {
        Id = "NET-12",
        Title = "Networks reach AWS through endpoints",
        Demand = "Every VPC has an interface endpoint for the services that its workloads call, and a gateway endpoint for S3.",
        Why =
            "Without an endpoint the calls need a way to the internet, and no endpoint policy can say whose buckets and images they "
            + "may reach.",
        Repair =
            "Add an aws.ec2.VpcEndpoint for the service, or take a service that the network's workloads never call out of the "
            + "option services.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EC2.55"), Control.Fsbp("EC2.56"), Control.Nist("AC-4"), Control.Nist("SC-7")],
        Options =
        [
            RuleOption.List("services", "Services with an interface endpoint in every network.", "logs", "sts"),
            RuleOption.List(
                "imageServices", "Services that a network with clusters or models needs besides.", "ecr.api", "ecr.dkr", "sagemaker.api"),
        ],
    })
{
    /// <summary>What pulls images: a network that has none of these needs no registry.</summary>
    private static readonly string[] Pullers =
    [
        "aws:eks/cluster:Cluster", "aws-native:eks:Cluster", "aws:sagemaker/model:Model", "aws-native:sagemaker:Model",
        "aws:sagemaker/domain:Domain", "aws:sagemaker/notebookInstance:NotebookInstance", "aws:ecs/service:Service",
    ];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var endpoints = new Companions(stack, "vpcId", NetworkTypes.Endpoints);
        var services = settings.Texts("services").Concat(stack.OfType(Pullers).Any() ? settings.Texts("imageServices") : []).ToList();
        foreach (var network in stack.OfType(NetworkTypes.Networks))
        {
            foreach (var service in services)
            {
                yield return network.Demand(
                    endpoints.Any(network, endpoint => IsFor(endpoint, service) & IsInterface(endpoint)),
                    $"The VPC has no interface endpoint for {service}.",
                    $"Whether the VPC has an interface endpoint for {service} is not known yet.");
            }

            yield return network.Demand(
                endpoints.Any(network, endpoint => IsFor(endpoint, "s3") & !IsInterface(endpoint)),
                "The VPC has no gateway endpoint for s3.",
                "Whether the VPC has a gateway endpoint for s3 is not known yet.");
        }
    }

    // com.amazonaws.eu-west-1.ecr.api: the service stands after the region.
    private static Truth IsFor(Resource endpoint, string service) => endpoint["serviceName"].Matches(
        name => name.Split('.', 4) is ["com", "amazonaws", _, var rest] && rest == service);

    private static Truth IsInterface(Resource endpoint) => endpoint.Stated("vpcEndpointType").Or("Gateway").Is("Interface");
}
