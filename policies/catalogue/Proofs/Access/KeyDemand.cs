namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// What a condition demands of its key: whether the key may be missing, and what its value must be where it is there. The opposite
/// of a demand is a demand.
/// </summary>
internal sealed record KeyDemand
{
    /// <summary>The condition key as the policy writes it.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it is met by a request that does not have the key.</summary>
    public required bool AbsentOk { get; init; }

    /// <summary>What the value must be.</summary>
    public required ValueDemand Value { get; init; }

    /// <summary>The values, where <see cref="Value"/> speaks of texts.</summary>
    public IReadOnlyList<TextPattern> Texts { get; init; } = [];

    /// <summary>The comparison, where <see cref="Value"/> speaks of numbers.</summary>
    public NumberTest? Number { get; init; }

    /// <summary>Whether the key is true or false, so that what is not the one is the other.</summary>
    public bool IsFlag { get; init; }

    /// <summary>Whether the key has a set of values, of which the prover tracks only whether it is there.</summary>
    public bool IsSet { get; init; }

    /// <summary>What the prover does not model, as the end of "not decided: ..."; null where it models all of it.</summary>
    public string? NotModelled { get; init; }

    /// <summary>The opposite demand.</summary>
    public KeyDemand Opposite() => IsFlag ? OppositeFlag() : this with
    {
        AbsentOk = !AbsentOk,
        Value = Value switch
        {
            ValueDemand.Anything when IsSet => ValueDemand.Anything,
            ValueDemand.Anything => ValueDemand.Nothing,
            ValueDemand.Nothing => ValueDemand.Anything,
            ValueDemand.OneOf => ValueDemand.NoneOf,
            ValueDemand.NoneOf => ValueDemand.OneOf,
            _ => ValueDemand.Number,
        },
        Number = Number is null ? null : Number with { Negated = !Number.Negated },
    };

    private KeyDemand OppositeFlag()
    {
        TextPattern[] both = [TextPattern.Exactly("true", ignoreCase: true), TextPattern.Exactly("false", ignoreCase: true)];
        TextPattern[] others = [.. both.Where(flag => !Texts.Any(text => text.HasVariable || text.Covers(flag)))];
        return this with { AbsentOk = !AbsentOk, Value = others.Length == 0 ? ValueDemand.Nothing : ValueDemand.OneOf, Texts = others };
    }
}
