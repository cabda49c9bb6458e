namespace Pulumi.Tests.Support;

internal sealed class Provider(string name, string package = "test", ProviderArgs? args = null)
    : ProviderResource(package, name, args ?? new ProviderArgs())
{
    public static string Reference(string name, string package = "test", string id = "04da6b54-80e4-46f7-96ec-b56ff0331ba9") =>
        $"{RecordingMonitor.UrnOf($"pulumi:providers:{package}", name)}::{id}";
}

internal sealed class ProviderArgs : ResourceArgs
{
    [Input("region")]
    public Input<string>? Region { get; set; }

    [Input("defaultTags", json: true)]
    public InputMap<string>? DefaultTags { get; set; }
}
