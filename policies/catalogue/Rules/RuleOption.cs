using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>A setting of a rule, such as the ports that may be open, which Pulumi's policy configuration can give.</summary>
/// <param name="Name">The name in camelCase.</param>
/// <param name="Description">What it is, with its unit.</param>
/// <param name="Default">The value where none is given: a whole number, a flag, a text or a list of texts. It also tells the kind.</param>
public sealed record RuleOption(string Name, string Description, Value Default)
{
    /// <summary>The kind of its value.</summary>
    public OptionKind Kind =>
        Default.IsList ? OptionKind.Texts : Default.IsFlag ? OptionKind.Flag : Default.IsNumber ? OptionKind.Number : OptionKind.Text;

    /// <summary>Whether a value is of its kind.</summary>
    public bool Fits(Value value) => Kind switch
    {
        OptionKind.Texts => value.IsList && value.Items.All(item => item.IsText),
        OptionKind.Flag => value.IsFlag,
        OptionKind.Number => value.IsNumber,
        _ => value.IsText,
    };

    /// <summary>A list of texts.</summary>
    public static RuleOption List(string name, string description, params string[] defaults) =>
        new(name, description, Value.Of([.. defaults.Select(Value.Of)]));

    /// <summary>A whole number.</summary>
    public static RuleOption Number(string name, string description, int fallback) => new(name, description, Value.Of(fallback));
}
