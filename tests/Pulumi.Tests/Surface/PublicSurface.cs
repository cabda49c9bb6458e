using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pulumi.Tests.Surface;

/// <summary>Prints the public surface of an assembly, one member a line, as the listing of the official SDK does.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(Type type)
    {
        var name = Name(type);
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            yield return $"delegate {name} : System.MulticastDelegate";
            yield return $"{name}.new(System.Object object, System.IntPtr method)";
            yield return Line(name, type.GetMethod("Invoke")!);
            yield break;
        }

        var baseType = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum)
            ? $" : {Name(parent)}"
            : "";
        yield return $"{Kind(type)} {name}{baseType}";
        foreach (var contract in type.GetInterfaces().Where(contract => contract.IsPublic && contract.Assembly == type.Assembly))
        {
            yield return $"{name} implements {Name(contract)}";
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible).Where(constructor => !constructor.IsStatic))
        {
            yield return $"{name}.new({Parameters(constructor)})";
        }

        foreach (var property in type.GetProperties(Declared))
        {
            var accessors = string.Join(
                " ",
                new[] { (property.GetMethod, "get;"), (property.SetMethod, IsInit(property) ? "init;" : "set;") }
                    .Where(accessor => accessor.Item1 is not null && IsVisible(accessor.Item1))
                    .Select(accessor => accessor.Item2));
            if (accessors.Length > 0)
            {
                var index = property.GetIndexParameters() is { Length: > 0 } parameters
                    ? $"[{string.Join(", ", parameters.Select(parameter => Name(parameter.ParameterType)))}]"
                    : "";
                yield return $"{name}.{property.Name}{index} {{ {accessors} }} -> {Name(property.PropertyType)}";
            }
        }

        foreach (var field in type.GetFields(Declared).Where(field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName))
        {
            var mark = field.IsLiteral ? " [const]" : field.IsInitOnly ? " [readonly]" : "";
            yield return $"{name}.{field.Name} -> {Name(field.FieldType)}{mark}";
        }

        foreach (var method in type.GetMethods(Declared).Where(IsVisible))
        {
            if (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            {
                yield return Line(name, method);
            }
        }
    }

    private static string Line(string type, MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        var marks = (method.IsStatic ? " [static]" : "")
            + (method.IsAbstract ? " [abstract]" : method.IsVirtual && !method.IsFinal ? " [virtual]" : "")
            + (method.IsFamily ? " [protected]" : "");
        return $"{type}.{method.Name}{generic}({Parameters(method)}) -> {Name(method.ReturnType)}{marks}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + (parameter.ParameterType.IsByRef ? $"ref {Name(parameter.ParameterType.GetElementType()!)}" : Name(parameter.ParameterType))
        + $" {parameter.Name}{(parameter.IsOptional ? "?" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[]";
        }

        var prefix = type.IsNested ? Name(type.DeclaringType!) : type.Namespace;
        var plain = $"{prefix}.{type.Name.Split('`')[0]}";
        return type.IsGenericType ? $"{plain}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : plain;
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ?? false;
}
