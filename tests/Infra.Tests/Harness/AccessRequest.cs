namespace LandingZone.Infra.Tests.Harness;

/// <summary>A request to AWS, as IAM sees it.</summary>
/// <param name="Principal">The ARN of the role that asks, or the name of an AWS service.</param>
/// <param name="Action">What it asks for, "s3:GetObject".</param>
/// <param name="Resource">The ARN of what it asks about.</param>
internal sealed record AccessRequest(string Principal, string Action, string Resource)
{
    /// <summary>
    /// Condition keys and their values, beyond those that follow from principal and resource; a null value takes a key away.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Context { get; init; } = new Dictionary<string, string?>();

    /// <summary>The same request with a condition key.</summary>
    public AccessRequest With(string key, string? value) => this with
    {
        Context = new Dictionary<string, string?>(Context, StringComparer.OrdinalIgnoreCase) { [key] = value },
    };
}
