namespace LandingZone.Policies.Rules.Keys;

/// <summary>Type tokens of KMS keys.</summary>
internal static class KeyTypes
{
    public const string Key = "aws:kms/key:Key";
    public const string NativeKey = "aws-native:kms:Key";
    public const string Policy = "aws:kms/keyPolicy:KeyPolicy";

    /// <summary>Keys of either provider, replicas and keys with material of the bank's own.</summary>
    public static string[] Keys { get; } =
    [
        Key, "aws:kms/replicaKey:ReplicaKey", "aws:kms/externalKey:ExternalKey", "aws:kms/replicaExternalKey:ReplicaExternalKey",
        NativeKey, "aws-native:kms:ReplicaKey",
    ];

    /// <summary>What holds a key policy.</summary>
    public static string[] PolicyHolders { get; } = [.. Keys, Policy];

    /// <summary>The property of a holder that is the policy.</summary>
    public static string PolicyOf(string type) => type.StartsWith("aws-native:", StringComparison.Ordinal) ? "keyPolicy" : "policy";
}
