namespace LandingZone.Policies.Rules;

/// <summary>The kinds of value that a rule's option can have.</summary>
public enum OptionKind
{
    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A text.</summary>
    Text,
}
