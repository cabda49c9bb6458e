using Pulumi;
using Emr = Pulumi.Aws.Emr;

namespace LandingZone.Analytics;

/// <summary>
/// The setting of the account and region by which EMR starts no cluster whose security groups are open to the world, on any port. It stays
/// when it is destroyed here, because AWS would leave port 22 open without it.
/// </summary>
public sealed class SparkAccountDefaults : ComponentResource
{
    /// <summary>Declares it.</summary>
    public SparkAccountDefaults(string name, ComponentResourceOptions? options = null)
        : base("landingzone:analytics:SparkAccountDefaults", name, options)
    {
        _ = new Emr.BlockPublicAccessConfiguration(name, new Emr.BlockPublicAccessConfigurationArgs
        {
            BlockPublicSecurityGroupRules = true,
        }, new CustomResourceOptions { Parent = this, RetainOnDelete = true });
        RegisterOutputs();
    }
}
