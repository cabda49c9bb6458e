using System.Reflection;
using System.Text.Json;
using LandingZone.Engine;
using Pulumi;

namespace LandingZone.Providers.Tests.Live;

/// <summary>Every type and function of the schema has its class in the provider assemblies.</summary>
public sealed class SchemaCoverageTests
{
    public static TheoryData<string, Assembly> Packages => new()
    {
        { "aws", typeof(Pulumi.Aws.Provider).Assembly },
        { "aws-native", typeof(Pulumi.AwsNative.Provider).Assembly },
        { "kubernetes", typeof(Pulumi.Kubernetes.Provider).Assembly },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_resource_of_the_schema_has_a_class_with_its_token_and_version(string package, Assembly assembly)
    {
        using var schema = Schema(package);
        var expected = Names(schema, "resources");

        var attributes = assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<ResourceTypeAttribute>())
            .OfType<ResourceTypeAttribute>()
            .ToArray();

        Assert.Equal(expected, attributes.Select(attribute => attribute.Type).Order(StringComparer.Ordinal));
        var version = Assert.Single(attributes.Select(attribute => attribute.Version).Distinct());
        Assert.Equal(schema.RootElement.GetProperty("version").GetString(), version);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_function_of_the_schema_has_a_class_with_its_calls(string package, Assembly assembly)
    {
        using var schema = Schema(package);
        var classes = assembly.GetExportedTypes().Where(type => type.IsAbstract && type.IsSealed).ToDictionary(type => type.Name);

        foreach (var token in Names(schema, "functions"))
        {
            var name = token[(token.LastIndexOf(':') + 1)..];
            var function = classes[char.ToUpperInvariant(name[0]) + name[1..]];
            Assert.Single(function.GetMethods(), method => method.Name == "InvokeAsync");
            Assert.Equal(2, function.GetMethods().Count(method => method.Name == "Invoke"));
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_class_of_arguments_names_all_inputs_of_the_schema(string package, Assembly assembly)
    {
        using var schema = Schema(package);
        var resources = schema.RootElement.GetProperty("resources");

        foreach (var type in assembly.GetExportedTypes())
        {
            if (type.GetCustomAttribute<ResourceTypeAttribute>() is not { } attribute)
            {
                continue;
            }

            var args = type.GetConstructors().Single().GetParameters()[1].ParameterType;
            var wireNames = args.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(member => member.GetCustomAttributesData())
                .Where(data => data.AttributeType == typeof(InputAttribute))
                .Select(data => (string)data.ConstructorArguments[0].Value!)
                .Order(StringComparer.Ordinal);
            var expected = resources.GetProperty(attribute.Type).GetProperty("inputs").EnumerateObject().Select(input => input.Name);
            Assert.Equal(expected, wireNames);
        }
    }

    private static IEnumerable<string> Names(JsonDocument schema, string part) =>
        schema.RootElement.GetProperty(part).EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);

    private static JsonDocument Schema(string package)
    {
        using var stream = typeof(EmbeddedEngine).Assembly.GetManifestResourceStream($"schema/{package}.json")!;
        return JsonDocument.Parse(stream);
    }
}
