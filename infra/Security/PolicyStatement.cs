using Pulumi;

namespace LandingZone.Security;

/// <summary>A statement of a policy.</summary>
public sealed record PolicyStatement
{
    /// <param name="id">What it is for, in letters and digits: "DenyInsecureTransport".</param>
    /// <param name="effect">Whether it allows or denies.</param>
    /// <exception cref="ArgumentException">The id is empty or has other characters (IAM JSON policy reference, Sid).</exception>
    public PolicyStatement(string id, PolicyEffect effect)
    {
        if (id.Length == 0 || !id.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException($"'{id}' cannot be the id of a policy statement; use letters and digits only.", nameof(id));
        }

        Id = id;
        Effect = effect;
    }

    /// <summary>What it is for.</summary>
    public string Id { get; }

    /// <summary>Whether it allows or denies.</summary>
    public PolicyEffect Effect { get; }

    /// <summary>Whom it is about; empty in the policies of roles, which are about the role.</summary>
    public IReadOnlyList<PolicyPrincipal> Principals { get; init; } = [];

    /// <summary>The actions, "s3:GetObject": one or more, or empty where <see cref="NotActions"/> says which ones it is not about.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>The only actions that the statement is not about; for statements that deny.</summary>
    public IReadOnlyList<string> NotActions { get; init; } = [];

    /// <summary>The ARNs of the resources; empty in trust policies, which are about the role itself.</summary>
    public IReadOnlyList<Input<string>> Resources { get; init; } = [];

    /// <summary>The ARNs of the only resources that the statement is not about; for statements that deny.</summary>
    public IReadOnlyList<Input<string>> NotResources { get; init; } = [];

    /// <summary>The conditions, all of which must hold.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];
}
