using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>A resource that requests are about, with the policy that stands at it.</summary>
internal sealed class AccessTarget
{
    private string? _service;
    private IReadOnlyDictionary<string, string>? _tags;

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The account that owns it; empty where it belongs to none of the estate's.</summary>
    public required string Account { get; init; }

    /// <summary>The region, or empty.</summary>
    public string Region { get; init; } = "";

    /// <summary>How a message calls it, such as "bucket curated".</summary>
    public required string Name { get; init; }

    /// <summary>Its resource, or null.</summary>
    public Resource? Resource { get; init; }

    /// <summary>The stack that it is in, or null.</summary>
    public StackResources? Stack { get; init; }

    /// <summary>The policy that stands at it.</summary>
    public PolicySet Policy { get; } = new();

    /// <summary>Whether nobody has access unless that policy says so, even in its own account: keys and roles.</summary>
    public bool NeedsOwnPolicy { get; init; }

    /// <summary>The service, as actions write it; empty where it is not known.</summary>
    public string Service => _service ??= Proofs.Access.Arn.Parse(Arn)?.Service ?? "";

    /// <summary>Its tags; null where it stands for many resources.</summary>
    public IReadOnlyDictionary<string, string>? Tags => Stack is null || Resource is null ? null : _tags ??= ResourceTags.Of(Resource);
}
