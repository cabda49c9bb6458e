using System.Runtime.ExceptionServices;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Schema;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Tests.Harness;

/// <summary>Runs programs that speak to the engine directly, without any SDK.</summary>
internal static class TestProgram
{
    public const string StackUrn = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

    /// <summary>Runs <paramref name="program"/> as the stack "dev" of the project "shop", with the root resource declared.</summary>
    public static async Task<StackResult> RunAsync(
        Func<IResourceMonitor, Task> program,
        RunMode mode = RunMode.Preview,
        IStackOutputs? outputs = null,
        RunSettings? settings = null,
        SchemaCatalog? schemas = null,
        CancellationToken cancellation = default)
    {
        var run = new StackRun
        {
            Settings = settings ?? new RunSettings { Project = "shop", Stack = "dev" },
            Mode = mode,
            Outputs = outputs ?? NoStackOutputs.Instance,
        };
        ExceptionDispatchInfo? failure = null;
        var result = await EmbeddedEngine.RunAsync(
            run,
            async () =>
            {
                var monitor = ResourceMonitor.Current!;
                await monitor.RegisterResourceAsync(
                    new RegisterResourceRequest { Type = "pulumi:pulumi:Stack", Name = "shop-dev", Custom = false });
                try
                {
                    await program(monitor);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // To the engine it would be one more fault of the program; to the test it is the end.
                    failure = ExceptionDispatchInfo.Capture(exception);
                }

                return 0;
            },
            schemas ?? TestSchema.Catalog,
            cancellation);
        failure?.Throw();
        return result;
    }

    /// <summary>Declares resources one after the other, in a preview.</summary>
    public static Task<StackResult> DeclareAsync(params RegisterResourceRequest[] requests) => RunAsync(async monitor =>
    {
        foreach (var request in requests)
        {
            await monitor.RegisterResourceAsync(request);
        }
    });

    /// <summary>Declares a resource that the engine refuses, in a preview.</summary>
    public static Task<StackResult> RefusedAsync(RegisterResourceRequest request, SchemaCatalog? schemas = null) => RunAsync(
        async monitor => await Assert.ThrowsAsync<MonitorException>(async () => await monitor.RegisterResourceAsync(request)),
        schemas: schemas);

    /// <summary>A network with its required input and <paramref name="inputs"/>.</summary>
    public static RegisterResourceRequest Network(string name, params (string Name, PropertyValue Value)[] inputs) => new()
    {
        Type = TestSchema.NetworkType,
        Name = name,
        Custom = true,
        Parent = StackUrn,
        Version = "1.2.3",
        Inputs = Map([("cidrBlock", Text("10.0.0.0/16")), .. inputs]),
    };

    /// <summary>A provider of a package, "cloud" by default.</summary>
    public static RegisterResourceRequest Provider(string name, string package = "cloud") =>
        new() { Type = $"pulumi:providers:{package}", Name = name, Custom = true, Parent = StackUrn };

    /// <summary>A component.</summary>
    public static RegisterResourceRequest Component(string name, string type = "shop:web:Shop", string parent = StackUrn) =>
        new() { Type = type, Name = name, Custom = false, Parent = parent };

    public static PropertyValue.Text Text(string value) => new(value);

    /// <summary>The text that a value has to be.</summary>
    public static string TextOf(PropertyValue? value) => Assert.IsType<PropertyValue.Text>(value).Value;

    /// <summary>The texts that the elements of a list have to be.</summary>
    public static IEnumerable<string> TextsOf(PropertyValue? value) => Assert.IsType<PropertyValue.List>(value).Items.Select(TextOf);

    /// <summary>The object that a value has to be, by itself or as the only element of a list.</summary>
    public static PropertyValue.Map MapOf(PropertyValue? value) =>
        Assert.IsType<PropertyValue.Map>(value is PropertyValue.List list ? Assert.Single(list.Items) : value);

    public static PropertyValue.List Texts(params string[] texts) => new([.. texts.Select(Text)]);

    public static PropertyValue.Map Map(params (string Name, PropertyValue Value)[] entries) =>
        PropertyValue.Map.Of(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));

    /// <summary>The text of every error of a run.</summary>
    public static IEnumerable<string> Errors(this StackResult result) =>
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == LogSeverity.Error).Select(diagnostic => diagnostic.Text);

    /// <summary>Holds that a run has one error, with exactly that text.</summary>
    public static void HasOnlyError(this StackResult result, string text) => Assert.Equal(text, Assert.Single(result.Errors()));

    /// <summary>The planned resource with that name.</summary>
    public static PlannedResource Planned(this StackResult result, string name) =>
        result.Plan.Resources.Single(resource => resource.Name == name);

    /// <summary>The plan as text.</summary>
    public static string Json(this StackResult result)
    {
        using var stream = new MemoryStream();
        result.Plan.WriteTo(stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
