using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Converts a reference to a resource; the program gets a stand-in that has its URN and id.</summary>
internal sealed class ResourceConverter<T> : PropertyConverter<T>
    where T : Resource
{
    public override string? TryConvert(PropertyValue value, in ConversionContext context, out T result)
    {
        result = (value is PropertyValue.Reference reference ? new DependencyResource(reference) as T : null)!;
        return result is null ? Mismatch(typeof(T).FullName!, value, context) : null;
    }
}
