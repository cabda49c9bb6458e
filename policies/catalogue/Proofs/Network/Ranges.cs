namespace LandingZone.Policies.Proofs.Network;

/// <summary>A set of numbers as ranges: of addresses or of ports. Ordered, without overlaps or gaps of nothing. Immutable.</summary>
internal sealed class Ranges : IEquatable<Ranges>
{
    private readonly (long Low, long High)[] _ranges;

    private Ranges((long Low, long High)[] ranges) => _ranges = ranges;

    /// <summary>Nothing.</summary>
    public static Ranges None { get; } = new([]);

    /// <summary>The ranges, in order.</summary>
    public IReadOnlyList<(long Low, long High)> All => _ranges;

    /// <summary>Whether it has no number.</summary>
    public bool IsEmpty => _ranges.Length == 0;

    /// <summary>The smallest number.</summary>
    public long First => _ranges[0].Low;

    /// <summary>From a number to another, both included; nothing where they are the wrong way round.</summary>
    public static Ranges Of(long low, long high) => low > high ? None : new([(low, high)]);

    /// <summary>Whether it has a number.</summary>
    public bool Contains(long number) => _ranges.Any(range => range.Low <= number && number <= range.High);

    /// <summary>What is in either.</summary>
    public Ranges Or(Ranges other)
    {
        var merged = new List<(long Low, long High)>();
        foreach (var range in _ranges.Concat(other._ranges).OrderBy(range => range.Low))
        {
            if (merged.Count > 0 && range.Low <= merged[^1].High + 1)
            {
                merged[^1] = (merged[^1].Low, Math.Max(merged[^1].High, range.High));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new([.. merged]);
    }

    /// <summary>What is in both.</summary>
    public Ranges And(Ranges other)
    {
        var common = new List<(long, long)>();
        for (int i = 0, j = 0; i < _ranges.Length && j < other._ranges.Length;)
        {
            var (low, high) = (Math.Max(_ranges[i].Low, other._ranges[j].Low), Math.Min(_ranges[i].High, other._ranges[j].High));
            if (low <= high)
            {
                common.Add((low, high));
            }

            if (_ranges[i].High < other._ranges[j].High)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return common.Count == 0 ? None : new([.. common]);
    }

    /// <summary>What is in this and not in the other.</summary>
    public Ranges Except(Ranges other)
    {
        var left = new List<(long, long)>();
        foreach (var (low, high) in _ranges)
        {
            var from = low;
            foreach (var (cutLow, cutHigh) in other._ranges)
            {
                if (cutHigh < from || cutLow > high)
                {
                    continue;
                }

                if (cutLow > from)
                {
                    left.Add((from, cutLow - 1));
                }

                from = cutHigh + 1;
            }

            if (from <= high)
            {
                left.Add((from, high));
            }
        }

        return left.Count == 0 ? None : new([.. left]);
    }

    /// <inheritdoc/>
    public bool Equals(Ranges? other) => other is not null && _ranges.SequenceEqual(other._ranges);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Ranges);

    /// <inheritdoc/>
    public override int GetHashCode() => _ranges.Aggregate(17, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _ranges.Select(range => range.Low == range.High ? $"{range.Low}" : $"{range.Low}-{range.High}"));
}
