using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>The settable outputs of a hand-written resource class, found once per class by their <see cref="OutputAttribute"/>.</summary>
internal sealed class OutputTable
{
    private static readonly MethodInfo MakeSetter = typeof(OutputTable).GetMethod(
        nameof(SetterFor),
        BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly ConcurrentDictionary<Type, OutputTable> Tables = new();

    private readonly Action<Resource>[] _setters;

    private OutputTable(Type type)
    {
        var setters = new List<Action<Resource>>();
        for (var declaring = type; declaring is not null && declaring.Assembly != typeof(Resource).Assembly; declaring = declaring.BaseType)
        {
            foreach (var property in declaring.GetProperties(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                // An output without a wire name is one that the program sets itself, as stacks do.
                if (property.GetCustomAttribute<OutputAttribute>() is { Name: { } name })
                {
                    setters.Add(Setter(property, name));
                }
            }
        }

        _setters = [.. setters];
    }

    public static OutputTable Of(Type type) => Tables.GetOrAdd(type, static known => new OutputTable(known));

    /// <summary>Gives every output of <paramref name="resource"/> its value-to-come.</summary>
    public void Initialise(Resource resource)
    {
        foreach (var setter in _setters)
        {
            setter(resource);
        }
    }

    private static Action<Resource> Setter(PropertyInfo property, string name)
    {
        var place = $"[Output] {property.DeclaringType!.FullName}.{property.Name}";
        if (!property.PropertyType.IsGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw new InvalidOperationException($"{place} was not an Output<T>");
        }

        if (property.SetMethod is null)
        {
            throw new InvalidOperationException($"{place} did not have a 'set' method");
        }

        return (Action<Resource>)MakeSetter.MakeGenericMethod(property.PropertyType.GenericTypeArguments[0])
            .Invoke(null, [MethodInvoker.Create(property.SetMethod), name])!;
    }

    private static Action<Resource> SetterFor<T>(MethodInvoker setter, string name) =>
        resource => setter.Invoke(resource, resource.OutputOf<T>(name));
}
