namespace LandingZone.Policies.Rules.Functions;

/// <summary>Type tokens that several rules about functions look at.</summary>
internal static class FunctionTypes
{
    public const string NativeFunction = "aws-native:lambda:Function";
    public const string NativePermission = "aws-native:lambda:Permission";

    public static string[] Functions { get; } = ["aws:lambda/function:Function", NativeFunction];

    public static string[] Permissions { get; } = ["aws:lambda/permission:Permission", NativePermission];

    public static string[] Mappings { get; } = ["aws:lambda/eventSourceMapping:EventSourceMapping", "aws-native:lambda:EventSourceMapping"];

    public static string[] InvokeSettings { get; } =
        ["aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "aws-native:lambda:EventInvokeConfig"];

    public static string[] Urls { get; } = ["aws:lambda/functionUrl:FunctionUrl", "aws-native:lambda:Url"];
}
