using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>Reads the VPC endpoints of an estate with their policies.</summary>
internal static class EndpointReading
{
    /// <summary>All endpoints.</summary>
    public static List<EndpointWay> All(Estate estate)
    {
        var endpoints = new List<EndpointWay>();
        foreach (var (stack, endpoint) in estate.OfType("aws:ec2/vpcEndpoint:VpcEndpoint", "aws-native:ec2:VpcEndpoint"))
        {
            PolicySet? policy = null;
            foreach (var holder in stack.ReferrersTo(endpoint, "vpcEndpointId", "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy").Append(endpoint))
            {
                var reading = PolicyDocument.Read(holder["policy"].Or(holder["policyDocument"]));
                if (!ReferenceEquals(reading, PolicyReading.None))
                {
                    policy ??= new PolicySet();
                    policy.Add(reading, "its policy", holder.Urn);
                }
            }

            // com.amazonaws.eu-west-1.ecr.api serves the actions of ecr.
            var service = (endpoint["serviceName"].Text ?? "").Split('.') is [_, _, _, var name, ..] ? name : "";
            endpoints.Add(new EndpointWay(endpoint.Id.Text, endpoint["vpcId"].Text, service, stack.Name, endpoint.Urn, policy));
        }

        return endpoints;
    }
}
