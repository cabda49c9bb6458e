using System.Reflection;
using System.Text.Json;
using LandingZone.Cluster;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace LandingZone.Infra.Tests.CustomResources;

/// <summary>The typed arguments of custom resources say what the definitions of the installed versions say.</summary>
public sealed class CustomResourceTests
{
    private static readonly Assembly Infra = typeof(EksCluster).Assembly;

    public static TheoryData<string> Kinds => [.. Infra.GetTypes().Where(IsCustomResource).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_field_is_one_of_the_definition_and_of_its_type(string className)
    {
        var type = Infra.GetType(className)!;
        var args = (CustomResourceArgs)Activator.CreateInstance(type)!;
        var key = $"{Value(args.ApiVersion)}/{Value(args.Kind)}";
        Assert.True(CustomResourceFacts.All.ContainsKey(key), $"There are no facts for {key} in infra/CustomResources/facts.");

        var problems = new List<string>();
        Compare(type, CustomResourceFacts.All[key].Fields, key, problems, isTop: true);

        Assert.Equal("", string.Join('\n', problems));
    }

    [Fact]
    public void There_are_facts_for_kinds_in_use_only()
    {
        var used = Infra.GetTypes().Where(IsCustomResource)
            .Select(type => (CustomResourceArgs)Activator.CreateInstance(type)!)
            .Select(args => $"{Value(args.ApiVersion)}/{Value(args.Kind)}");

        Assert.Equal(CustomResourceFacts.All.Keys.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_wrong_name_a_wrong_type_and_a_missing_requirement_are_found()
    {
        using var facts = JsonDocument.Parse("""{ "size": "integer", "name": "string!", "parts": ["string"] }""");
        var problems = new List<string>();

        Compare(typeof(WrongArgs), facts.RootElement, "x", problems, isTop: false);

        Assert.Equal(
            [
                "x.colour is not in the definition",
                "x.name is required and not marked so",
                "x.parts is [integer] here and [string] in the definition",
                "x.size is string here and integer in the definition",
            ],
            problems.Order(StringComparer.Ordinal));
    }

    private static bool IsCustomResource(Type type) => !type.IsAbstract && type.IsSubclassOf(typeof(CustomResourceArgs));

    private static string Value(Input<string> known)
    {
        var value = new TaskCompletionSource<string>();
        _ = known.ToOutput().Apply(text => value.TrySetResult(text));
        return value.Task.GetAwaiter().GetResult();
    }

    private static void Compare(Type type, JsonElement facts, string path, List<string> problems, bool isTop)
    {
        foreach (var (member, memberType) in Members(type))
        {
            if (member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(InputAttribute)) is not { } input)
            {
                continue;
            }

            var (name, isRequired) = ((string)input.ConstructorArguments[0].Value!, (bool)input.ConstructorArguments[1].Value!);
            if (isTop && name is ("apiVersion" or "kind" or "metadata"))
            {
                continue;
            }

            var place = $"{path}.{name}";
            if (!facts.TryGetProperty(name, out var fact))
            {
                problems.Add($"{place} is not in the definition");
                continue;
            }

            if (fact.ValueKind == JsonValueKind.String && fact.GetString()!.EndsWith('!') && !isRequired)
            {
                problems.Add($"{place} is required and not marked so");
            }

            CompareType(memberType, fact, place, problems);
        }
    }

    /// <summary>Lists and maps carry the attribute on the field behind the property, as in the official SDK.</summary>
    private static IEnumerable<(MemberInfo Member, Type Type)> Members(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        return type.GetProperties(All).Select(property => ((MemberInfo)property, property.PropertyType))
            .Concat(type.GetFields(All).Select(field => ((MemberInfo)field, field.FieldType)));
    }

    private static void CompareType(Type type, JsonElement fact, string place, List<string> problems)
    {
        var (isList, isMap, element) = Unwrap(type);
        if (isList && fact.ValueKind == JsonValueKind.Array && element.Assembly == Infra)
        {
            Compare(element, fact[0], $"{place}[]", problems, isTop: false);
        }
        else if (isMap && fact.ValueKind == JsonValueKind.Object && fact.TryGetProperty("*", out var value) && element.Assembly == Infra)
        {
            Compare(element, value, $"{place}.*", problems, isTop: false);
        }
        else if (!isList && !isMap && fact.ValueKind == JsonValueKind.Object && element.Assembly == Infra)
        {
            Compare(element, fact, place, problems, isTop: false);
        }
        else if (NameOf(isList, isMap, element) is var ours && ours != NameOf(fact))
        {
            problems.Add($"{place} is {ours} here and {NameOf(fact)} in the definition");
        }
    }

    private static (bool IsList, bool IsMap, Type Element) Unwrap(Type type) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(InputList<>) => (true, false, type.GetGenericArguments()[0]),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(InputMap<>) => (false, true, type.GetGenericArguments()[0]),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Input<>) => (false, false, type.GetGenericArguments()[0]),
        _ => (false, false, type),
    };

    private static string NameOf(bool isList, bool isMap, Type element)
    {
        var name = NameOf(element);
        return isList ? $"[{name}]" : !isMap ? name : name == "string" ? "map" : $"map:{name}";
    }

    private static string NameOf(Type element) => element switch
    {
        _ when element == typeof(string) => "string",
        _ when element == typeof(int) => "integer",
        _ when element == typeof(double) => "number",
        _ when element == typeof(bool) => "boolean",
        _ when element == typeof(object) || element == typeof(JsonElement) => "any",
        _ when element.Name.StartsWith("InputUnion", StringComparison.Ordinal) || element.Name.StartsWith("Union", StringComparison.Ordinal) => "int-or-string",
        _ when element.Namespace?.StartsWith("Pulumi.Kubernetes.Types.Inputs.", StringComparison.Ordinal) == true => KubernetesName(element),
        _ => element.Name,
    };

    /// <summary>"Pulumi.Kubernetes.Types.Inputs.Core.V1.PodSpecArgs" as "core/v1.PodSpec".</summary>
    private static string KubernetesName(Type type)
    {
        var parts = type.Namespace!.Split('.')[^2..];
        return $"{parts[0].ToLowerInvariant()}/{parts[1].ToLowerInvariant()}.{type.Name[..^"Args".Length]}";
    }

    private static string NameOf(JsonElement fact) => fact.ValueKind switch
    {
        JsonValueKind.String => fact.GetString()!.TrimEnd('!'),
        JsonValueKind.Array => $"[{NameOf(fact[0])}]",
        _ => "{}",
    };

    private sealed class WrongArgs : ResourceArgs
    {
        [Input("colour")]
        public Input<string>? Colour { get; set; }

        [Input("size")]
        public Input<string>? Size { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("parts")]
        public InputList<int>? Parts { get; set; }
    }
}
