using System.Text.Json;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>In which account a resource stands, as far as its provider says so.</summary>
internal static class OwnAccounts
{
    /// <summary>The accounts that its provider may work in, or those of all providers where it is not known which; perhaps none.</summary>
    public static IReadOnlyList<string> Of(StackResources stack, Resource resource)
    {
        var provider = resource.Provider is { } reference ? stack.Find(reference) ?? stack.Find(WithoutId(reference)) : null;
        return provider is not null
            ? Allowed(provider)
            : [.. stack.OfType("pulumi:providers:aws", "pulumi:providers:aws-native").SelectMany(Allowed).Distinct()];
    }

    /// <summary>States name a provider by its URN, "::" and its id.</summary>
    private static string WithoutId(string reference) =>
        reference.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end ? reference[..end] : reference;

    private static IReadOnlyList<string> Allowed(Resource provider)
    {
        var allowed = provider.Stated("allowedAccountIds");

        // Pulumi writes the lists of a provider as JSON.
        if (allowed.Text is { } text && text.StartsWith('['))
        {
            try
            {
                allowed = JsonValues.Parse(text);
            }
            catch (JsonException)
            {
                return [];
            }
        }

        return allowed.Texts ?? [];
    }
}
