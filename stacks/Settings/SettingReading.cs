using LandingZone.Facts;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>One reading of a stack's settings: what was found wrong, and what later settings are judged by.</summary>
/// <param name="file">The file that is read; null where the settings come from the engine.</param>
/// <param name="today">The day on which support dates are judged.</param>
internal sealed class SettingReading(string? file, DateOnly today)
{
    private readonly List<SettingProblem> _problems = [];

    /// <summary>Everything that is wrong, in the order in which it was found.</summary>
    public IReadOnlyList<SettingProblem> Problems => _problems;

    /// <summary>The file that is read; null where the settings come from the engine.</summary>
    public string? File { get; } = file;

    /// <summary>The day on which support dates are judged.</summary>
    public DateOnly Today { get; } = today;

    /// <summary>The stack's region, by which availability zones are judged; null until it is read, and where it is wrong.</summary>
    public Region? Region { get; set; }

    /// <summary>
    /// A zone in that region to try components' arguments with before the zone itself is read; its account and owner are made up.
    /// </summary>
    public ZoneIdentity TrialZone => new()
    {
        Kind = ZoneKind.Rnd,
        Region = Region ?? Facts.Region.All[0],
        AccountId = "000000000000",
        OrganizationId = "o-0000000000",
        Owner = "",
        CostCentre = "",
        DataClass = DataClass.Internal,
    };

    /// <summary>Notes a problem of a value.</summary>
    public void Refuse(SettingNode node, string rule, string remedy) =>
        Refuse(node.Path, node.Position, (node as SettingNode.Scalar)?.Text, rule, remedy);

    /// <summary>Notes a problem of a value in one sentence, "what is wrong; what to do".</summary>
    public void Refuse(SettingNode node, string sentence)
    {
        var cut = sentence.IndexOf("; ", StringComparison.Ordinal);
        Refuse(node, cut < 0 ? sentence : sentence[..cut], cut < 0 ? "" : sentence[(cut + 2)..]);
    }

    /// <summary>Notes a problem of a key.</summary>
    public void Refuse(string path, SettingPosition? position, string? value, string rule, string remedy) =>
        _problems.Add(new SettingProblem { File = File, Position = position, Key = path, Value = value, Rule = rule, Remedy = remedy });
}
