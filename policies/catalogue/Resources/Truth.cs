namespace LandingZone.Policies.Resources;

/// <summary>
/// The answer to a question about values of which some may not be known yet: yes, no, or not known. Kleene's logic:
/// what is unknown stays unknown unless the other side decides alone.
/// </summary>
public readonly struct Truth : IEquatable<Truth>
{
    private readonly sbyte _state;

    private Truth(sbyte state) => _state = state;

    /// <summary>It is so.</summary>
    public static Truth Yes { get; } = new(1);

    /// <summary>It is not so.</summary>
    public static Truth No { get; } = new(-1);

    /// <summary>It cannot be told yet.</summary>
    public static Truth Unknown { get; } = new(0);

    /// <summary>Whether the answer is yes.</summary>
    public bool IsYes => _state > 0;

    /// <summary>Whether the answer is no.</summary>
    public bool IsNo => _state < 0;

    /// <summary>Whether there is no answer yet.</summary>
    public bool IsUnknown => _state == 0;

    /// <summary>Yes for true, no for false.</summary>
    public static Truth Of(bool value) => value ? Yes : No;

    /// <summary>Yes for true, no for false.</summary>
    public static implicit operator Truth(bool value) => Of(value);

    /// <summary>The opposite; unknown stays unknown.</summary>
    public static Truth operator !(Truth value) => new((sbyte)-value._state);

    /// <summary>No if either is no, yes if both are yes. Both sides are always evaluated.</summary>
    public static Truth operator &(Truth left, Truth right) => new(Math.Min(left._state, right._state));

    /// <summary>Yes if either is yes, no if both are no. Both sides are always evaluated.</summary>
    public static Truth operator |(Truth left, Truth right) => new(Math.Max(left._state, right._state));

    /// <summary>The opposite; unknown stays unknown.</summary>
    public static Truth LogicalNot(Truth value) => !value;

    /// <summary>No if either is no, yes if both are yes.</summary>
    public static Truth BitwiseAnd(Truth left, Truth right) => left & right;

    /// <summary>Yes if either is yes, no if both are no.</summary>
    public static Truth BitwiseOr(Truth left, Truth right) => left | right;

    /// <summary>Yes for true, no for false.</summary>
    public static Truth ToTruth(bool value) => Of(value);

    /// <summary>Whether both answers are the same.</summary>
    public static bool operator ==(Truth left, Truth right) => left._state == right._state;

    /// <summary>Whether the answers differ.</summary>
    public static bool operator !=(Truth left, Truth right) => left._state != right._state;

    /// <summary>Whether it holds for each element; yes for none.</summary>
    public static Truth All<T>(IEnumerable<T> elements, Func<T, Truth> question)
    {
        var answer = Yes;
        foreach (var element in elements)
        {
            answer &= question(element);
            if (answer.IsNo)
            {
                break;
            }
        }

        return answer;
    }

    /// <summary>Whether it holds for one element at least; no for none.</summary>
    public static Truth Any<T>(IEnumerable<T> elements, Func<T, Truth> question) => !All(elements, element => !question(element));

    /// <inheritdoc/>
    public bool Equals(Truth other) => _state == other._state;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Truth other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _state;

    /// <inheritdoc/>
    public override string ToString() => _state switch { > 0 => "yes", < 0 => "no", _ => "unknown" };
}
