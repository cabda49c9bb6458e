using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;
using Vpc = Pulumi.Aws.Vpc;

namespace LandingZone.Serving;

/// <summary>
/// The security groups of an endpoint's instances, one for each mode: both reach S3 and nothing comes in, and only the live one reaches the
/// endpoints of AWS services, behind which the queue of client results is.
/// </summary>
internal sealed class EndpointNetwork(EndpointService parent, string name, EndpointServiceArgs args)
{
    private readonly Dictionary<string, Output<string>> _groups = new(StringComparer.Ordinal);

    /// <summary>The group of a version; known when its rules are there.</summary>
    public Output<string> GroupOf(ModelVersion version)
    {
        var mode = version.Mode.Word;
        if (!_groups.TryGetValue(mode, out var group))
        {
            _groups.Add(mode, group = Declare(mode, version.Mode is ServingMode.Live && args.Sinks is not null));
        }

        return group;
    }

    private Output<string> Declare(string mode, bool reachesClients)
    {
        var groupName = args.Zone.NameOf($"{args.Model}-{mode}", 255);
        var group = new Ec2.SecurityGroup($"{name}-{mode}", new Ec2.SecurityGroupArgs
        {
            Name = groupName,
            Description = $"Endpoint of the model {args.Model}: versions that serve {mode}",
            VpcId = args.VpcId,
            RevokeRulesOnDelete = true,
            Tags = args.Zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = parent });
        var rules = new List<Input<string>>
        {
            Rule($"{name}-{mode}-to-s3", groupName, new Vpc.SecurityGroupEgressRuleArgs
            {
                SecurityGroupId = group.Id,
                PrefixListId = args.S3PrefixList.Id,
                Description = "HTTPS to S3 at the gateway endpoint",
                IpProtocol = "tcp",
                FromPort = 443,
                ToPort = 443,
            }),
        };
        if (reachesClients)
        {
            rules.Add(Rule($"{name}-{mode}-to-endpoints", groupName, new Vpc.SecurityGroupEgressRuleArgs
            {
                SecurityGroupId = group.Id,
                ReferencedSecurityGroupId = args.EndpointSecurityGroupId,
                Description = "HTTPS to the endpoints of AWS services, for the queue of client results",
                IpProtocol = "tcp",
                FromPort = 443,
                ToPort = 443,
            }));
        }

        return Output.Tuple(group.Id, Output.All([.. rules])).Apply(known => known.Item1);
    }

    private Output<string> Rule(string resource, string groupName, Vpc.SecurityGroupEgressRuleArgs rule)
    {
        rule.Tags = args.Zone.Tags(groupName);
        return new Vpc.SecurityGroupEgressRule(resource, rule, new CustomResourceOptions { Parent = parent }).Id;
    }
}
