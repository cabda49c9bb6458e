using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace LandingZone.Kubeflow;

/// <summary>An environment by name and version, "pytorch/2.9": what a workspace or a training runtime runs in.</summary>
public sealed partial record EnvironmentReference
{
    private EnvironmentReference(string name, string version)
    {
        Name = name;
        Version = version;
    }

    /// <summary>The environment's name.</summary>
    public string Name { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>The reference as a part of a Kubernetes name: dots become hyphens.</summary>
    internal string Slug => $"{Name}-{Version.Replace('.', '-')}";

    /// <summary>Reads a reference.</summary>
    /// <exception cref="FormatException">It is not one; the message says what to write.</exception>
    public static EnvironmentReference Parse(string text) =>
        TryParse(text, out var reference, out var problem) ? reference : throw new FormatException(problem);

    /// <summary>Reads a reference; <paramref name="problem"/> says what to write where it is not one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EnvironmentReference? reference, out string problem)
    {
        var match = Form().Match(text ?? "");
        reference = match.Success ? new(match.Groups["name"].Value, match.Groups["version"].Value) : null;
        problem = match.Success
            ? ""
            : $"'{text}' is not the name and version of an environment; write 'pytorch/2.9': a name of up to 30 lower-case letters, digits "
                + "and hyphens, a slash, and a version of up to 20 digits, lower-case letters and dots.";
        return match.Success;
    }

    /// <summary>"name/version".</summary>
    public override string ToString() => $"{Name}/{Version}";

    [GeneratedRegex(
        @"\A(?<name>(?=.{1,30}/)[a-z][a-z0-9]*(?:-[a-z0-9]+)*)/(?<version>(?=.{1,20}\z)[a-z0-9]+(?:\.[a-z0-9]+)*)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
