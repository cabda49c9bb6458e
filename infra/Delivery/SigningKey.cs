using LandingZone.Cluster;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Kms = Pulumi.Aws.Kms;
using KeyAlias = Pulumi.Aws.Kms.Alias;

namespace LandingZone.Delivery;

/// <summary>
/// The key that signs a zone's images. Its private half never leaves KMS; whoever may not sign can still check a signature. Administrators
/// cannot sign. The key is protected, because signatures that nobody can check any more are worth nothing.
/// </summary>
public sealed class SigningKey : ComponentResource
{
    private const int DeletionWindowDays = 30;

    /// <summary>Declares the key.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public SigningKey(string name, SigningKeyArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:delivery:SigningKey", name, options)
    {
        Check(name, args);
        var keyName = NameOf(args.Zone);
        var key = new Kms.Key(name, new()
        {
            Description = $"{args.Zone.Name}: signs container images",
            KeyUsage = "SIGN_VERIFY",
            CustomerMasterKeySpec = "ECC_NIST_P256",
            DeletionWindowInDays = DeletionWindowDays,
            BypassPolicyLockoutSafetyCheck = false,
            MultiRegion = false,
            Policy = Policy(args).Json,
            Tags = args.Zone.Tags(keyName),
        }, new CustomResourceOptions { Parent = this, Protect = true });
        _ = new KeyAlias(name, new() { Name = $"alias/{keyName}", TargetKeyId = key.KeyId }, new CustomResourceOptions { Parent = this });
        KeyArn = key.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["keyArn"] = KeyArn });
    }

    /// <summary>The key's ARN.</summary>
    public Output<string> KeyArn { get; }

    /// <summary>The ARN of the alias that the key of a zone has or will have: for those in other accounts who check signatures.</summary>
    public static string AliasArnOf(ZoneIdentity zone) =>
        $"arn:{zone.Partition}:kms:{zone.Region.Name}:{zone.AccountId}:alias/{NameOf(zone)}";

    internal static void Check(string name, SigningKeyArgs args)
    {
        var problems = new ArgumentProblems(nameof(SigningKey), name);
        problems.AddIf(args.Signers.Count == 0, "Signers is empty; name the roles that package images.");
        problems.ThrowIfAny();
    }

    private static string NameOf(ZoneIdentity zone) => zone.NameOf("image-signing", 250);

    /// <summary>Roles are named by a condition, so that the key can be made before them.</summary>
    private static PolicyDocument Policy(SigningKeyArgs args)
    {
        var zone = args.Zone;
        Input<string>[] thisKey = ["*"];
        PolicyPrincipal[] account = [PolicyPrincipal.Aws($"arn:{zone.Partition}:iam::{zone.AccountId}:root")];
        var ofOrganization = PolicyCondition.StringEquals("aws:PrincipalOrgID", zone.OrganizationId);
        return new PolicyDocument
        {
            Statements =
            [
                new("Administer", PolicyEffect.Allow)
                {
                    Principals = [PolicyPrincipal.Aws(args.Deployer)],
                    Actions =
                    [
                        "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:EnableKey",
                        "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags", "kms:PutKeyPolicy",
                        "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
                    ],
                    Resources = thisKey,
                    Conditions = [ofOrganization],
                },
                new("RescueByRootUser", PolicyEffect.Allow)
                {
                    Principals = account,
                    Actions =
                    [
                        "kms:CancelKeyDeletion", "kms:DescribeKey", "kms:EnableKey", "kms:GetKeyPolicy", "kms:PutKeyPolicy",
                    ],
                    Resources = thisKey,
                    Conditions = [PolicyCondition.StringEquals("aws:PrincipalType", "Account")],
                },
                new("Sign", PolicyEffect.Allow)
                {
                    Principals = account,
                    Actions = ["kms:Sign"],
                    Resources = thisKey,
                    Conditions = [ofOrganization, new PolicyCondition("ArnEquals", "aws:PrincipalArn", args.Signers)],
                },
                new("CheckSignatures", PolicyEffect.Allow)
                {
                    Principals =
                    [
                        .. account,
                        .. args.VerifierAccounts.Select(id => PolicyPrincipal.Aws($"arn:{zone.Partition}:iam::{id}:root")),
                    ],
                    Actions = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Verify"],
                    Resources = thisKey,
                    Conditions = [ofOrganization],
                },
            ],
        };
    }
}
