using System.Collections.Immutable;
using Pulumi;
using KeyAlias = Pulumi.Aws.Kms.Alias;
using Kms = Pulumi.Aws.Kms;

namespace LandingZone.Security;

/// <summary>
/// The KMS keys of a zone, one for each purpose. Administrators cannot use them and users cannot administer them; key material is replaced
/// by itself; a key is deleted only 30 days after somebody asked for it, and never by a stack that still protects it.
/// </summary>
public sealed class ZoneKeys : ComponentResource
{
    /// <summary>How long a key can still be saved: the longest that KMS offers, in days.</summary>
    private const int DeletionWindowDays = 30;

    /// <summary>Declares the keys.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">What they are made from.</param>
    /// <param name="options">The component's options.</param>
    /// <exception cref="ArgumentException">The arguments do not fit together; the message lists everything that is wrong.</exception>
    public ZoneKeys(string name, ZoneKeysArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:security:ZoneKeys", name, options)
    {
        Check(name, args);
        KeyArns = args.Keys.ToImmutableDictionary(key => key.Purpose, key => Declare(name, args, key));
        RegisterOutputs(KeyArns.ToDictionary(entry => WhatOf(entry.Key), entry => (object?)entry.Value));
    }

    /// <summary>The keys' ARNs by purpose.</summary>
    public ImmutableDictionary<KeyPurpose, Output<string>> KeyArns { get; }

    private Output<string> Declare(string name, ZoneKeysArgs args, ZoneKey zoneKey)
    {
        var zone = args.Zone;
        var what = WhatOf(zoneKey.Purpose);
        var key = new Kms.Key($"{name}-{what}", new Kms.KeyArgs
        {
            Description = $"{zone.Name}: {what}",
            KeyUsage = "ENCRYPT_DECRYPT",
            CustomerMasterKeySpec = "SYMMETRIC_DEFAULT",
            EnableKeyRotation = true,
            RotationPeriodInDays = args.RotationDays,
            DeletionWindowInDays = DeletionWindowDays,
            BypassPolicyLockoutSafetyCheck = false,
            MultiRegion = false,
            Policy = KeyPolicy.For(zoneKey, zone, args.Deployer, args.Administrators).Json,
            Tags = zone.Tags(zone.NameOf(what, 255)),
        }, new CustomResourceOptions { Parent = this, Protect = true });
        _ = new KeyAlias($"{name}-{what}", new Kms.AliasArgs
        {
            Name = $"alias/{zone.NameOf(what, 250)}",
            TargetKeyId = key.KeyId,
        }, new CustomResourceOptions { Parent = this });
        return key.Arn;
    }

    internal static void Check(string name, ZoneKeysArgs args)
    {
        var problems = new List<string>();
        if (args.Keys.Count == 0)
        {
            problems.Add("There is no key; name the purpose of one or more.");
        }

        problems.AddRange(args.Keys.GroupBy(key => key.Purpose).Where(group => group.Count() > 1)
            .Select(group => $"The purpose {group.Key} is named {group.Count()} times; a purpose has one key."));
        problems.AddRange(args.Keys.Where(key => key.Purpose is not (KeyPurpose.Storage or KeyPurpose.Registry or KeyPurpose.Volumes) && key.Users.Count > 0)
            .Select(key => $"The key for {key.Purpose} has users; name the key in the policies of their roles, and leave them out."));
        problems.AddRange(args.Keys.Where(key => key.Purpose != KeyPurpose.Storage && key.Writers.Count > 0)
            .Select(key => $"The key for {key.Purpose} has writers; only objects are written from other accounts, leave them out."));
        if (args.RotationDays is < 90 or > 2560)
        {
            problems.Add($"Key material cannot be replaced every {args.RotationDays} days; KMS accepts 90 to 2560.");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException($"The keys '{name}' cannot be made: {string.Join(" ", problems)}");
        }
    }

    private static string WhatOf(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.ClusterSecrets => "cluster-secrets",
        KeyPurpose.MachineLearning => "machine-learning",
        _ => purpose.ToString().ToLowerInvariant(),
    };
}
