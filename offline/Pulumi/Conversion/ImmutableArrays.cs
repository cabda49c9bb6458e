using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>Recognises immutable arrays that were never made, which cannot even be counted.</summary>
internal static class ImmutableArrays
{
    private static readonly ConcurrentDictionary<Type, Func<IList, bool>?> Checks = new();

    /// <summary>Whether <paramref name="list"/> is an immutable array that was never made.</summary>
    public static bool IsDefault(IList list) => Checks.GetOrAdd(list.GetType(), MakeCheck) is { } check && check(list);

    private static Func<IList, bool>? MakeCheck(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            ? typeof(ImmutableArrays).GetMethod(nameof(IsDefaultArray), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GenericTypeArguments[0])
                .CreateDelegate<Func<IList, bool>>()
            : null;

    private static bool IsDefaultArray<T>(IList list) => ((ImmutableArray<T>)list).IsDefault;
}
