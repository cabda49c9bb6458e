using LandingZone.Zones;
using Pulumi;
using Ebs = Pulumi.Aws.Ebs;
using Ec2 = Pulumi.Aws.Ec2;
using Iam = Pulumi.Aws.Iam;
using S3 = Pulumi.Aws.S3;

namespace LandingZone.Security;

/// <summary>
/// What AWS does in the account where nobody says anything else: volumes are encrypted, nothing is shared with the public, instances answer
/// only to signed requests for their metadata, and there is no serial console. They stay when the component is destroyed, because
/// without them AWS would go back to looser settings for the whole account.
/// </summary>
public sealed class AccountDefaults : ComponentResource
{
    /// <summary>The shortest password, and the number of old ones that cannot come back (CIS AWS Foundations 1.8 and 1.9).</summary>
    private const int ShortestPassword = 14;

    private const int RememberedPasswords = 24;

    private readonly string _name;

    /// <summary>Declares the settings.</summary>
    public AccountDefaults(string name, AccountDefaultsArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:security:AccountDefaults", name, options)
    {
        _name = name;
        EncryptVolumes(args.VolumeKeyArn);
        _ = new Ec2.ImageBlockPublicAccess(name, new() { State = "block-new-sharing" }, Child());
        _ = new Ebs.SnapshotBlockPublicAccess(name, new() { State = "block-all-sharing" }, Child());
        _ = new Ec2.SerialConsoleAccess(name, new() { Enabled = false }, Child());
        _ = new Ec2.InstanceMetadataDefaults(name, new()
        {
            HttpEndpoint = "enabled",
            HttpTokens = "required",

            // One hop: containers that have no network of their own, and nothing behind them.
            HttpPutResponseHopLimit = 1,
            InstanceMetadataTags = "disabled",
        }, Child());
        if (args.SetsAccountWide)
        {
            SetAccountWide(args.Zone);
        }

        RegisterOutputs();
    }

    private void EncryptVolumes(Input<string>? keyArn)
    {
        _ = new Ebs.EncryptionByDefault(_name, new() { Enabled = true }, Child());
        if (keyArn is not null)
        {
            // A default key that stayed behind could be one that is deleted; without it volumes get the key of AWS.
            _ = new Ebs.DefaultKmsKey(_name, new() { KeyArn = keyArn }, new CustomResourceOptions { Parent = this });
        }
    }

    private void SetAccountWide(ZoneIdentity zone)
    {
        _ = new S3.AccountPublicAccessBlock(_name, new()
        {
            AccountId = zone.AccountId,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, Child());
        _ = new Iam.AccountPasswordPolicy(_name, new()
        {
            MinimumPasswordLength = ShortestPassword,
            PasswordReusePrevention = RememberedPasswords,
            RequireLowercaseCharacters = true,
            RequireUppercaseCharacters = true,
            RequireNumbers = true,
            RequireSymbols = true,
            AllowUsersToChangePassword = true,
        }, Child());
    }

    private CustomResourceOptions Child() => new() { Parent = this, RetainOnDelete = true };
}
