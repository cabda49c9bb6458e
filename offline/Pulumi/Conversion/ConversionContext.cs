using LandingZone.Engine.Monitor;

namespace Pulumi;

/// <summary>What is being converted, and where a value of the wrong kind is reported: as a warning, not as an error.</summary>
internal readonly struct ConversionContext(ProgramRun? run, Resource? resource, string owner, string property)
{
    /// <summary>The place in the program that gets the value.</summary>
    public string Place => property.Length == 0 ? owner : $"{owner}.{property}";

    public void Warn(string text) => run?.Log(LogSeverity.Warning, text, resource);
}
