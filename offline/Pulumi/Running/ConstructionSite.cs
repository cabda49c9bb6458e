using System.Diagnostics;

namespace Pulumi;

/// <summary>Finds out which component was being made when an exception was thrown.</summary>
internal static class ConstructionSite
{
    /// <summary>
    /// The component whose constructor is innermost in the stack trace: the last one of that class that is not complete.
    /// Null when the exception comes from elsewhere.
    /// </summary>
    public static ComponentResource? Find(Exception exception, ComponentResource[] components)
    {
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: false).GetFrames())
        {
            if (frame.GetMethod() is { IsConstructor: true, DeclaringType: { } type }
                && Array.FindLast(components, component => component.GetType().IsAssignableTo(type) && !component.IsClosed) is { } component
                && type.IsAssignableTo(typeof(ComponentResource))
                && type.Assembly != typeof(Resource).Assembly)
            {
                return component;
            }
        }

        return null;
    }
}
