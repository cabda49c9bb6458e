using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;
using Kms = Pulumi.Aws.Kms;

namespace LandingZone.Cli.Tests.Support;

/// <summary>A component with three keys, and another component with a network inside of it.</summary>
internal sealed class VaultComponent : ComponentResource
{
    public VaultComponent(string name)
        : base("test:cli:Vault", name)
    {
        for (var i = 1; i <= 3; i++)
        {
            var key = new Kms.Key($"{name}-key-{i}", new() { Description = "A key" }, new CustomResourceOptions { Parent = this });
            KeyArn = key.Arn;
        }

        var inner = new EmptyComponent($"{name}-inner", this);
        _ = new Ec2.Vpc($"{name}-vpc", new() { CidrBlock = "10.0.0.0/16" }, new CustomResourceOptions { Parent = inner });
    }

    /// <summary>Unknown in a preview.</summary>
    public Output<string> KeyArn { get; } = null!;
}
