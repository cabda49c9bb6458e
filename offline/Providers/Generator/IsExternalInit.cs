namespace System.Runtime.CompilerServices;

/// <summary>The compiler needs it for init-only properties; netstandard2.0 has none.</summary>
internal static class IsExternalInit
{
}
