using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>
/// Tells keys that the account's owner manages from those that AWS manages for a service: only the former can be closed, given to
/// named principals and followed in the audit log.
/// </summary>
internal static class CustomerKeys
{
    private static readonly string[] KeyTypes =
        ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/alias:Alias", "aws-native:kms:Key", "aws-native:kms:ReplicaKey"];

    /// <summary>Whether a property names a key of the customer.</summary>
    public static Truth HasCustomerKey(this Resource resource, string property) =>
        resource.Stated(property).IsCustomerKey(resource, property);

    /// <summary>
    /// Whether a value names a key of the customer. A value that is not known yet does, where everything that its property waits for is a
    /// key that the program makes.
    /// </summary>
    /// <param name="key">The value.</param>
    /// <param name="on">The resource that has it.</param>
    /// <param name="path">Its path, such as <c>resultConfiguration.kmsKeyArn</c>.</param>
    public static Truth IsCustomerKey(this Value key, Resource on, string path) =>
        key.IsUnknown && ComesFromKeys(on, path.Split('.', '[')[0]) ? Truth.Yes : key.IsCustomerKey();

    /// <summary>Whether a value names a key of the customer.</summary>
    public static Truth IsCustomerKey(this Value key) => key.IsSet & !key.Matches(IsManagedByAws);

    private static bool IsManagedByAws(string key) => key.Contains("alias/aws/", StringComparison.Ordinal);

    private static bool ComesFromKeys(Resource resource, string property) =>
        resource.PropertyDependencies.TryGetValue(property, out var urns) && urns.Count > 0 && urns.All(IsKey);

    /// <summary>A URN is <c>urn:pulumi:stack::project::parents$type::name</c>.</summary>
    private static bool IsKey(string urn) =>
        urn.Split("::") is [_, _, var types, ..] && KeyTypes.Contains(types[(types.LastIndexOf('$') + 1)..]);
}
