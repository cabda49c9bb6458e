using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;

namespace LandingZone.Networking;

/// <summary>Writes the rules of one direction of a network ACL, numbered in the order in which they come.</summary>
/// <param name="baseName">How the logical names of the rules begin.</param>
/// <param name="networkAclId">The network ACL.</param>
/// <param name="egress">Whether the rules are about what leaves.</param>
/// <param name="firstNumber">The number of the first rule; the next ones follow in steps of ten.</param>
/// <param name="options">Makes the options of a rule.</param>
internal sealed class AclWriter(
    string baseName, Input<string> networkAclId, bool egress, int firstNumber, Func<CustomResourceOptions> options)
{
    /// <summary>Every address of the internet, and with it those of S3 and DynamoDB, which a network ACL can not name otherwise.</summary>
    public const string Anywhere = "0.0.0.0/0";

    private const int Step = 10;

    private int _number = firstNumber;

    /// <summary>Allows <paramref name="ports"/> from or to <paramref name="block"/>.</summary>
    public void Allow(string block, params IEnumerable<PortRange> ports)
    {
        foreach (var range in ports)
        {
            var icmp = range.Protocol == "icmp";
            var ruleOptions = options();

            // A change of a rule is a new rule with the same number, of which a network ACL takes only one.
            ruleOptions.DeleteBeforeReplace = true;
            _ = new Ec2.NetworkAclRule($"{baseName}-{(egress ? "out" : "in")}-{_number}", new Ec2.NetworkAclRuleArgs
            {
                NetworkAclId = networkAclId,
                Egress = egress,
                RuleNumber = _number,
                RuleAction = "allow",
                Protocol = range.Protocol,
                CidrBlock = block,
                FromPort = icmp ? null : (Input<int>)range.First,
                ToPort = icmp ? null : (Input<int>)range.Last,
                IcmpType = icmp ? (Input<int>)range.First : null,
                IcmpCode = icmp ? (Input<int>)range.Last : null,
            }, ruleOptions);
            _number += Step;
        }
    }

    /// <summary>Allows <paramref name="ports"/> from or to a block of the estate.</summary>
    public void Allow(CidrBlock block, params IEnumerable<PortRange> ports) => Allow(block.ToString(), ports);
}
