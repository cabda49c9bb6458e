namespace Pulumi;

/// <summary>What an output holds once it is resolved.</summary>
/// <param name="value">The value; default when it is not known.</param>
/// <param name="resources">The resources that it came from.</param>
/// <param name="isKnown">False for what only a deployment can tell.</param>
/// <param name="isSecret">The value must not be shown.</param>
internal readonly struct OutputData<T>(T value, ResourceSet resources, bool isKnown, bool isSecret)
{
    public T Value { get; } = value;

    public ResourceSet Resources { get; } = resources;

    public bool IsKnown { get; } = isKnown;

    public bool IsSecret { get; } = isSecret;

    /// <summary>True when nothing but the value is there to carry on.</summary>
    public bool IsPlain => IsKnown && !IsSecret && Resources.IsEmpty;

    /// <summary>Another value with the same origin.</summary>
    public OutputData<TOther> With<TOther>(TOther other) => new(other, Resources, IsKnown, IsSecret);

    /// <summary>The value of <paramref name="inner"/> with the marks of both.</summary>
    public OutputData<TOther> Combine<TOther>(in OutputData<TOther> inner) =>
        new(inner.Value, Resources.Union(inner.Resources), IsKnown && inner.IsKnown, IsSecret || inner.IsSecret);
}
