namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// The values that a condition key can still have in the request that is looked for: a set that every demand narrows. It may be a
/// little too large, never too small, so that nothing possible is overlooked.
/// </summary>
internal sealed class KeyValues
{
    private readonly bool _canBeAbsent;
    private readonly bool _canBePresent;

    // Each choice is a set of patterns that the value must match together; null for any text.
    private readonly IReadOnlyList<IReadOnlyList<TextPattern>>? _choices;
    private readonly IReadOnlyList<TextPattern> _excluded;
    private readonly IReadOnlyList<NumberTest> _numbers;

    private KeyValues(
        bool canBeAbsent,
        bool canBePresent,
        IReadOnlyList<IReadOnlyList<TextPattern>>? choices,
        IReadOnlyList<TextPattern> excluded,
        IReadOnlyList<NumberTest> numbers)
    {
        _canBeAbsent = canBeAbsent;
        _canBePresent = canBePresent;
        _choices = choices;
        _excluded = excluded;
        _numbers = numbers;
    }

    /// <summary>Any value, or none.</summary>
    public static KeyValues Free { get; } = new(true, true, null, [], []);

    /// <summary>The key is not in the request.</summary>
    public static KeyValues Missing { get; } = new(true, false, null, [], []);

    /// <summary>The key is there with some value.</summary>
    public static KeyValues SomeValue { get; } = new(false, true, null, [], []);

    /// <summary>Exactly this value.</summary>
    public static KeyValues Is(string value) => In([TextPattern.Exactly(value)]);

    /// <summary>One of these values.</summary>
    public static KeyValues In(IEnumerable<TextPattern> patterns) =>
        new(false, true, [.. patterns.Select(pattern => (IReadOnlyList<TextPattern>)[pattern])], [], []);

    /// <summary>The key may be missing or have a value that is none of these.</summary>
    public static KeyValues FreeBut(IReadOnlyList<TextPattern> excluded) => new(true, true, null, excluded, []);

    /// <summary>The key has a value that is none of these.</summary>
    public static KeyValues SomeValueBut(IReadOnlyList<TextPattern> excluded) => new(false, true, null, excluded, []);

    /// <summary>The one value, where there is only one and the key is there; null otherwise.</summary>
    public string? Only => !_canBeAbsent && _choices is [[var only]] && !only.Text.AsSpan().ContainsAny('*', '?') ? only.ToString() : null;

    /// <summary>What is left when a demand is met as well; null where nothing is.</summary>
    public KeyValues? With(KeyDemand demand)
    {
        var absent = _canBeAbsent && demand.AbsentOk;
        var choices = _choices;
        var excluded = _excluded;
        var numbers = _numbers;
        var present = _canBePresent && demand.Value != ValueDemand.Nothing;
        if (present && !demand.IsSet)
        {
            switch (demand.Value)
            {
                case ValueDemand.OneOf:
                    choices = Narrow(demand.Texts);
                    break;
                case ValueDemand.NoneOf:
                    // What a variable stands for is not known here: it excludes nothing for certain.
                    excluded = [.. excluded, .. demand.Texts.Where(text => !text.HasVariable)];
                    break;
                case ValueDemand.Number:
                    numbers = [.. numbers, demand.Number!];
                    break;
            }

            if (!ReferenceEquals(excluded, _excluded) || !ReferenceEquals(choices, _choices))
            {
                choices = choices is null ? null : [.. choices.Where(choice => !excluded.Any(other => choice.Any(other.Covers)))];
            }

            present = choices is { Count: > 0 } || (choices is null && !excluded.Any(pattern => pattern.IsEverything));
            present = present && NumberTest.CanPassAll(numbers);
        }

        return absent || present ? new KeyValues(absent, present, choices, excluded, numbers) : null;
    }

    /// <summary>Whether a demand can be met.</summary>
    public bool Allows(KeyDemand demand) => With(demand) is not null;

    private List<IReadOnlyList<TextPattern>> Narrow(IReadOnlyList<TextPattern> patterns)
    {
        var narrowed = new List<IReadOnlyList<TextPattern>>();
        foreach (var pattern in patterns)
        {
            var wide = pattern.Widened();
            if (_choices is null)
            {
                narrowed.Add([wide]);
                continue;
            }

            foreach (var choice in _choices)
            {
                if (choice.All(wide.Meets))
                {
                    narrowed.Add(choice.Any(own => wide.Covers(own)) ? choice : choice is [var only] && only.Covers(wide) ? [wide] : [.. choice, wide]);
                }
            }
        }

        return narrowed;
    }
}
