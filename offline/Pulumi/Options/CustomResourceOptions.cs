namespace Pulumi;

/// <summary>Settings of a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;

    /// <summary>When it is replaced, delete the old one first. Null lets the provider decide.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Outputs that are secret although the provider does not say so.</summary>
    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    /// <summary>The provider's id of an existing resource that the stack adopts.</summary>
    public string? ImportId { get; set; }

    internal IReadOnlyList<string> AdditionalSecretOutputsOrNone => OrNone(_additionalSecretOutputs);

    /// <summary>New options: the second over the first. Single values replace, lists are joined.</summary>
    /// <param name="options1">The first options.</param>
    /// <param name="options2">The second options, which win.</param>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        merged.OverlayAll(options1);
        merged.OverlayAll(options2);
        return merged;
    }

    internal override ResourceOptions Clone() => Merge(this, null);

    private void OverlayAll(CustomResourceOptions? over)
    {
        if (over is null)
        {
            return;
        }

        Overlay(over);
        DeleteBeforeReplace = over.DeleteBeforeReplace ?? DeleteBeforeReplace;
        ImportId = over.ImportId ?? ImportId;
        Join(ref _additionalSecretOutputs, over._additionalSecretOutputs);
    }
}
