using LandingZone.Policies.Documents;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>A set of texts that a condition names: one text, or a pattern with wildcards, compared as its operator compares.</summary>
internal sealed record TextPattern
{
    // In an exact comparison a star is a star; these stand for the two wildcards as characters.
    private const char PlainStar = '\uE000';
    private const char PlainQuestion = '\uE001';

    private TextPattern(string text, bool ignoreCase, bool isArn) => (Text, IgnoreCase, IsArn) = (text, ignoreCase, isArn);

    /// <summary>The pattern.</summary>
    public string Text { get; }

    /// <summary>Whether case does not count.</summary>
    public bool IgnoreCase { get; }

    /// <summary>Whether its six parts are compared one by one, as ARNs are.</summary>
    public bool IsArn { get; }

    /// <summary>Whether it depends on the request (<c>${aws:username}</c>), so that which texts it stands for is not known here.</summary>
    public bool HasVariable => Text.Contains("${", StringComparison.Ordinal);

    /// <summary>Whether every text is in the set.</summary>
    public bool IsEverything => Text.Length > 0 && Text.All(character => character == '*');

    /// <summary>Exactly this text.</summary>
    public static TextPattern Exactly(string text, bool ignoreCase = false) =>
        new(text.Contains("${", StringComparison.Ordinal) ? text : text.Replace('*', PlainStar).Replace('?', PlainQuestion), ignoreCase, isArn: false);

    /// <summary>Everything that the pattern matches.</summary>
    public static TextPattern Like(string text) => new(text, ignoreCase: false, isArn: false);

    /// <summary>Every ARN that the pattern matches, part by part.</summary>
    public static TextPattern LikeArn(string text) => new(text, ignoreCase: false, isArn: text != "*");

    /// <summary>The same with every variable replaced by "anything": too much rather than too little.</summary>
    public TextPattern Widened() => HasVariable ? new(PolicyVariables.Widen(Text), IgnoreCase, IsArn) : this;

    /// <summary>Whether some text is in both sets. May say yes for two sets that only nearly meet, never no for two that do.</summary>
    public bool Meets(TextPattern other)
    {
        var ignoreCase = IgnoreCase || other.IgnoreCase;
        return Patterns.Overlap(Text, other.Text, ignoreCase)
            && (!(IsArn || other.IsArn) || Parts(Text, other.Text, otherwise: true, (left, right) => Patterns.Overlap(left, right, ignoreCase)));
    }

    /// <summary>Whether every text of the other set is in this one. May say no where it is so, never yes where it is not.</summary>
    public bool Covers(TextPattern other) =>
        !(other.IgnoreCase && !IgnoreCase)
        && Patterns.Covers(Text, other.Text, IgnoreCase)
        && (!IsArn || Parts(Text, other.Text, otherwise: false, (wide, narrow) => Patterns.Covers(wide, narrow, IgnoreCase)));

    /// <inheritdoc/>
    public override string ToString() => Text.Replace(PlainStar, '*').Replace(PlainQuestion, '?');

    // A pattern without six parts leaves open what it matches: then the answer is the one that overlooks nothing.
    private static bool Parts(string left, string right, bool otherwise, Func<string, string, bool> question)
    {
        var (own, others) = (left.Split(':', 6), right.Split(':', 6));
        return own.Length != 6 || others.Length != 6 ? otherwise : own.Zip(others).All(pair => question(pair.First, pair.Second));
    }
}
