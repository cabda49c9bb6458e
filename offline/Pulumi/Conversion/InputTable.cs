using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>The inputs of a hand-written arguments class, found once per class by their <see cref="InputAttribute"/>.</summary>
internal sealed class InputTable
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, InputTable> Tables = new();

    private readonly (InputAttribute Attribute, string Member, Func<object, object?> Read)[] _inputs;

    private InputTable(Type type) => _inputs =
    [
        .. type.GetFields(Members)
            .Select(field => (
                Attribute: field.GetCustomAttribute<InputAttribute>(),
                Member: field.Name,
                Read: (Func<object, object?>)field.GetValue))
            .Concat(type.GetProperties(Members).Select(property => (
                Attribute: property.GetCustomAttribute<InputAttribute>(),
                Member: property.Name,
                Read: (Func<object, object?>)property.GetValue)))
            .Where(input => input.Attribute is not null)
            .Select(input => (input.Attribute!, input.Member, input.Read)),
    ];

    public static InputTable Of(Type type) => Tables.GetOrAdd(type, static known => new InputTable(known));

    /// <summary>Adds all inputs of <paramref name="args"/>.</summary>
    public void Collect(object args, InputCollector collector)
    {
        foreach (var (attribute, member, read) in _inputs)
        {
            collector.Add(attribute.Name, read(args), attribute.IsRequired, attribute.Json, member);
        }
    }
}
