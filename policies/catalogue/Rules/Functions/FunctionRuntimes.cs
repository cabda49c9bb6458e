namespace LandingZone.Policies.Rules.Functions;

/// <summary>
/// The runtimes that Lambda keeps up to date on 2026-11-21. Source: the parameters of Security Hub's control Lambda.2, without those
/// whose deprecation date in the Lambda Developer Guide ("Lambda runtimes") has passed since: ruby3.2, nodejs20.x, python3.10, dotnet8.
/// The runtimes for own programs stand in the same guide.
/// </summary>
internal static class FunctionRuntimes
{
    public static string[] Supported { get; } =
    [
        "dotnet10",
        "java25", "java21", "java17", "java11", "java8.al2",
        "nodejs24.x", "nodejs22.x",
        "python3.14", "python3.13", "python3.12", "python3.11",
        "ruby3.4", "ruby3.3",
        "provided.al2023",
    ];
}
