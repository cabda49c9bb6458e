using System.Collections.Concurrent;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Simulation;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Running;

/// <summary>
/// The providers that the engine makes by itself, one per package and version, for whatever names none. As in a real
/// state they have no parent.
/// </summary>
internal sealed class DefaultProviders(RunSettings settings, RunMode mode)
{
    private readonly ConcurrentDictionary<(string Package, string? Version), PlannedResource> _byPackage = new();

    /// <summary>Those that were needed.</summary>
    public IEnumerable<PlannedResource> Declared => _byPackage.Values;

    /// <summary>The reference, "urn::id", of the one for a package.</summary>
    public string ReferenceFor(string package, string? version)
    {
        var provider = _byPackage.GetOrAdd((package, version), Make);
        return ProviderReference.Of(provider.Urn, provider.Id is PropertyValue.Text id ? id.Value : Urns.UnknownText);
    }

    private PlannedResource Make((string Package, string? Version) key)
    {
        var type = $"pulumi:providers:{key.Package}";
        var name = key.Version is null ? "default" : $"default_{Underscored(key.Version)}";
        var urn = Urns.Of(settings.Stack, settings.Project, null, type, name);
        var inputs = settings.Config
            .Where(entry => entry.Key.StartsWith($"{key.Package}:", StringComparison.Ordinal))
            .Select(entry => KeyValuePair.Create(entry.Key[(key.Package.Length + 1)..], Value(entry.Value)));
        if (key.Version is not null)
        {
            inputs = inputs.Append(KeyValuePair.Create<string, PropertyValue>("version", new PropertyValue.Text(key.Version)));
        }

        var properties = PropertyValue.Map.Of(inputs);
        return new PlannedResource
        {
            Urn = urn,
            Type = type,
            Name = name,
            Custom = true,
            Id = mode == RunMode.Preview ? PropertyValue.Unknown.Instance : new PropertyValue.Text(StableDigits.Uuid(urn)),
            Inputs = properties,
            Outputs = properties,
        };
    }

    // 1.2.3-beta.1+build becomes 1_2_3_beta_1_build.
    private static string Underscored(string version) =>
        string.Create(version.Length, version, static (name, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                name[i] = char.IsAsciiLetterOrDigit(text[i]) ? text[i] : '_';
            }
        });

    private static PropertyValue Value(ConfigValue value)
    {
        PropertyValue content = value.Text is null ? PropertyValue.Unknown.Instance : new PropertyValue.Text(value.Text);
        return value.IsSecret ? PropertyValue.Secret.Of(content) : content;
    }
}
