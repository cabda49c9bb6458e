using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>Tells which account a resource is in.</summary>
internal sealed class Accounts
{
    private readonly Dictionary<string, string> _ofProvider = new(StringComparer.Ordinal);
    private readonly Dictionary<StackResources, string> _ofStack = [];

    /// <summary>Looks at an estate's providers and ARNs.</summary>
    public Accounts(Estate estate)
    {
        foreach (var (_, provider) in estate.All.Where(entry => entry.Resource.Type.StartsWith("pulumi:providers:aws", StringComparison.Ordinal)))
        {
            if (OnlyAllowed(provider) is { } account)
            {
                _ofProvider[provider.Urn] = account;
                All.Add(account);
            }
        }

        foreach (var stack in estate.Stacks)
        {
            foreach (var resource in stack.All)
            {
                if (resource.IsCustom && Arn.Parse(resource["arn"].Text ?? "")?.Account is { Length: 12 } account)
                {
                    All.Add(account);
                    _ofStack.TryAdd(stack, account);
                }
            }
        }
    }

    /// <summary>All account numbers of the estate.</summary>
    public SortedSet<string> All { get; } = new(StringComparer.Ordinal);

    /// <summary>The account of a resource: by its ARN, its provider, or the other resources of its stack; empty where none says.</summary>
    public string Of(StackResources stack, Resource resource) =>
        Arn.Parse(resource["arn"].Text ?? "")?.Account is { Length: 12 } own ? own
        : resource.Provider is { } provider && _ofProvider.GetValueOrDefault(UrnOf(provider)) is { } account ? account
        : _ofStack.GetValueOrDefault(stack, "");

    // A state names a provider by "urn::id".
    private static string UrnOf(string provider) =>
        provider.Split("::") is [var urn, var project, var type, var name, ..] ? string.Join("::", urn, project, type, name) : provider;

    private static string? OnlyAllowed(Resource provider)
    {
        var allowed = provider.Inputs["allowedAccountIds"];
        if (allowed.Text is { } text && text.StartsWith('['))
        {
            try
            {
                allowed = JsonValues.Parse(text);
            }
            catch (System.Text.Json.JsonException)
            {
                return null;
            }
        }

        return allowed.Texts is [var only] ? only : null;
    }
}
